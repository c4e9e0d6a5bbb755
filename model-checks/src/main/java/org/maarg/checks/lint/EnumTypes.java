package org.maarg.checks.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Tells enumerations from other types, by their class files. */
final class EnumTypes {
  private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

  private EnumTypes() {}

  static boolean contains(Type type) {
    return type.getSort() == Type.OBJECT
        && KNOWN.computeIfAbsent(type.getInternalName(), name -> read(name));
  }

  private static boolean read(String name) {
    try (InputStream in = EnumTypes.class.getClassLoader().getResourceAsStream(name + ".class")) {
      return in != null && (new ClassReader(in).getAccess() & Opcodes.ACC_ENUM) != 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
