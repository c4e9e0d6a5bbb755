package org.maarg.checks.mutation;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Has each jump back in a class burn {@link Fuel}, and each input fill it. */
final class FuelWeaver {
  private static final String FUEL = Type.getInternalName(Fuel.class);
  private static final String HANDLE = "handle";

  private FuelWeaver() {}

  static byte[] weave(byte[] octets) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(octets).accept(new Weaver(writer), 0);
    return writer.toByteArray();
  }

  private static final class Weaver extends ClassVisitor {
    Weaver(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new Loops(next, name.equals(HANDLE));
    }
  }

  /** A jump to a label that has been passed leads back; what follows needs no more stack. */
  private static final class Loops extends MethodVisitor {
    private final boolean fills;
    private final Set<Label> passed = new HashSet<>();

    Loops(MethodVisitor next, boolean fills) {
      super(Opcodes.ASM9, next);
      this.fills = fills;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (fills) {
        visitMethodInsn(Opcodes.INVOKESTATIC, FUEL, "fill", "()V", false);
      }
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      if (passed.contains(label)) {
        visitMethodInsn(Opcodes.INVOKESTATIC, FUEL, "burn", "()V", false);
      }
      super.visitJumpInsn(opcode, label);
    }
  }
}
