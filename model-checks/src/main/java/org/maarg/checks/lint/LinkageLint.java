package org.maarg.checks.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** The rules for what is linked at run time: lambdas, method references, records, strings. */
final class LinkageLint {
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory.metafactory";
  private static final String STRINGS =
      "java/lang/invoke/StringConcatFactory.makeConcatWithConstants";
  private static final String RECORDS = "java/lang/runtime/ObjectMethods.bootstrap";

  private final FindingSink sink;

  LinkageLint(FindingSink sink) {
    this.sink = sink;
  }

  /** Takes a finding at the place that is being looked at. */
  interface FindingSink {
    void add(LintRule rule, String what);
  }

  static boolean makesLambda(InvokeDynamicInsnNode call) {
    return bootstrap(call).equals(LAMBDAS);
  }

  private static String bootstrap(InvokeDynamicInsnNode call) {
    return call.bsm.getOwner() + "." + call.bsm.getName();
  }

  void check(InvokeDynamicInsnNode call) {
    switch (bootstrap(call)) {
      case LAMBDAS -> checkLambda(call);
      case STRINGS -> checkConcatenation(call);
      case RECORDS -> sink.add(LintRule.GENERATED_RECORD_METHOD, call.name);
      default -> sink.add(LintRule.UNKNOWN_BOOTSTRAP, bootstrap(call));
    }
  }

  private void checkConcatenation(InvokeDynamicInsnNode call) {
    for (Object argument : call.bsmArgs) {
      if (argument instanceof String text) {
        checkRecipe(text);
      }
    }
  }

  /** In a recipe, 1 stands for an argument and 2 for a constant that itself holds a 1 or a 2. */
  private void checkRecipe(String recipe) {
    if (!CoreBytecodeLint.isAscii(recipe) || recipe.indexOf(2) >= 0) {
      sink.add(LintRule.NON_ASCII_CONSTANT, "concatenation");
    }
  }

  private void checkLambda(InvokeDynamicInsnNode call) {
    Handle target = (Handle) call.bsmArgs[1];
    Type wanted = (Type) call.bsmArgs[2];
    if (wanted.getArgumentTypes().length == 0 && wanted.getReturnType().getSize() == 2) {
      sink.add(LintRule.LONG_SUPPLIER, call.name);
    }
    if (ForbiddenCalls.contains(target.getOwner(), target.getName(), target.getDesc())) {
      sink.add(LintRule.FORBIDDEN_CALL, target.getOwner() + "::" + target.getName());
    }
    firstConversion(call, target, wanted)
        .ifPresent(
            conversion ->
                sink.add(
                    LintRule.CONVERTING_METHOD_REFERENCE,
                    target.getOwner() + "::" + target.getName() + ", " + conversion));
  }

  /**
   * Compares what the interface hands over with what the method takes. The body of a lambda has the
   * interface's own types, so only a method reference can differ.
   */
  private static Optional<String> firstConversion(
      InvokeDynamicInsnNode call, Handle target, Type wanted) {
    List<Type> given = new ArrayList<>(Arrays.asList(Type.getArgumentTypes(call.desc)));
    given.addAll(Arrays.asList(wanted.getArgumentTypes()));
    List<Type> taken = parameters(target);
    for (int i = 0; i < taken.size(); i++) {
      if (converts(given.get(i), taken.get(i))) {
        return Optional.of(given.get(i).getClassName() + " to " + taken.get(i).getClassName());
      }
    }
    Type result = result(target);
    if (wanted.getReturnType().getSort() != Type.VOID && converts(result, wanted.getReturnType())) {
      return Optional.of(result.getClassName() + " to " + wanted.getReturnType().getClassName());
    }
    return Optional.empty();
  }

  /** The parameters of a method with its receiver, if it has one, as the first. */
  private static List<Type> parameters(Handle target) {
    List<Type> types = new ArrayList<>();
    if (target.getTag() != Opcodes.H_INVOKESTATIC
        && target.getTag() != Opcodes.H_NEWINVOKESPECIAL) {
      types.add(Type.getObjectType(target.getOwner()));
    }
    types.addAll(Arrays.asList(Type.getArgumentTypes(target.getDesc())));
    return types;
  }

  private static Type result(Handle target) {
    return target.getTag() == Opcodes.H_NEWINVOKESPECIAL
        ? Type.getObjectType(target.getOwner())
        : Type.getReturnType(target.getDesc());
  }

  /** True for boxing, unboxing and widening; a cast between references is harmless. */
  private static boolean converts(Type from, Type to) {
    boolean references = isReference(from) && isReference(to);
    return !references && !from.equals(to);
  }

  private static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }
}
