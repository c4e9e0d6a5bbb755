package org.maarg.checks.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Library methods that the model checker lacks, or answers wrongly, as measured on it. */
final class ForbiddenCalls {
  private static final Set<String> COMBINATORS =
      Set.of("and", "or", "negate", "not", "andThen", "compose");

  /** Types of which nothing works well enough to rely on. */
  private static final List<String> TYPES =
      List.of(
          "java/lang/invoke/",
          "java/math/BigInteger",
          "java/net/",
          "java/nio/",
          "java/security/",
          "java/util/HexFormat",
          "java/util/IdentityHashMap",
          "java/util/StringJoiner",
          "java/util/Timer",
          "java/util/UUID",
          "java/util/concurrent/atomic/AtomicLong",
          "java/util/logging/",
          "java/util/zip/Adler32",
          "java/util/zip/CRC32");

  private static final Map<String, Set<String>> METHODS =
      Map.of(
          "java/lang/String",
          Set.of(
              "chars",
              "codePoints",
              "format",
              "formatted",
              "isBlank",
              "join",
              "lines",
              "strip",
              "stripIndent",
              "stripLeading",
              "stripTrailing"),
          "java/lang/CharSequence",
          Set.of("chars", "codePoints"),
          "java/lang/StringBuilder",
          Set.of("insert"),
          "java/lang/StringBuffer",
          Set.of("insert"),
          "java/lang/Class",
          Set.of("isRecord", "isSealed", "getRecordComponents", "getPermittedSubclasses"),
          "java/lang/System",
          Set.of("identityHashCode"),
          "java/util/stream/Collectors",
          Set.of("joining", "toUnmodifiableList", "toUnmodifiableMap", "toUnmodifiableSet"));

  /** Methods that are as bad on any type; a subclass may stand in the call. */
  private static final Set<String> SIGNATURES =
      Set.of(
          "append(Ljava/lang/CharSequence;II)Ljava/lang/StringBuilder;",
          "append(Ljava/lang/CharSequence;II)Ljava/lang/StringBuffer;",
          "getSuppressed()[Ljava/lang/Throwable;",
          "addSuppressed(Ljava/lang/Throwable;)V",
          "<init>(Ljava/lang/String;Ljava/lang/Throwable;ZZ)V",
          "parallelStream()Ljava/util/stream/Stream;");

  private ForbiddenCalls() {}

  static boolean contains(String owner, String name, String descriptor) {
    return METHODS.getOrDefault(owner, Set.of()).contains(name)
        || SIGNATURES.contains(name + descriptor)
        || isStreamTrap(owner, name)
        || isLambdaInDefaultMethodOfLibrary(owner, name)
        || isForbiddenType(owner);
  }

  /** Exact, or by prefix where the entry ends in a slash; nested types go with their owner. */
  static boolean isForbiddenType(String owner) {
    for (String type : TYPES) {
      if (type.endsWith("/") ? owner.startsWith(type) : isTypeOrNested(owner, type)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTypeOrNested(String owner, String type) {
    return owner.equals(type) || owner.startsWith(type + "$");
  }

  private static boolean isStreamTrap(String owner, String name) {
    return owner.startsWith("java/util/stream/")
        && Set.of("toList", "boxed", "parallel").contains(name);
  }

  /** The library's own default methods that make lambdas, and the static ones that call them. */
  private static boolean isLambdaInDefaultMethodOfLibrary(String owner, String name) {
    return name.startsWith("thenComparing")
        || (owner.startsWith("java/util/function/") && COMBINATORS.contains(name));
  }
}
