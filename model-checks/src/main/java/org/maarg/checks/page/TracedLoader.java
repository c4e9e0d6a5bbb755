package org.maarg.checks.page;

import java.io.IOException;
import java.util.Optional;
import org.maarg.checks.mutants.OursAnew;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Loads every class of ours anew and has those of the protocol say, through {@link Ran}, when they
 * run a line that requirements are cited over. Nothing else in them is different.
 */
final class TracedLoader extends OursAnew {
  private static final String TRACED = "org.maarg.protocol.";

  /** A method's first statement is so near to its declaration, comments between them included. */
  private static final int NEAR = 8;

  private final CitedLines cited;

  TracedLoader(CitedLines cited) {
    this.cited = cited;
  }

  @Override
  protected Optional<byte[]> octets(String name) throws IOException {
    Optional<byte[]> shipped = shipped(name);
    return name.startsWith(TRACED) ? shipped.map(this::marked) : shipped;
  }

  private byte[] marked(byte[] octets) {
    ClassNode node = new ClassNode();
    new ClassReader(octets).accept(node, 0);
    String folder = node.name.substring(0, node.name.lastIndexOf('/') + 1);
    for (CitedLines.Cited one : cited.in(folder + node.sourceFile)) {
      line(node, one).ifPresent(it -> mark(node, it, one.mark()));
    }
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    node.accept(writer);
    return writer.toByteArray();
  }

  /** The line that says that the code under a citation runs, if it is in this class. */
  private static Optional<Integer> line(ClassNode node, CitedLines.Cited one) {
    Optional<Integer> first = Optional.empty();
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (!isCode(method) || !(instruction instanceof LineNumberNode number)) {
          continue;
        }
        if (number.line == one.line()) {
          return Optional.of(number.line);
        }
        boolean inside = number.line > one.end() && number.line <= one.end() + NEAR;
        if (inside
            && method.name.equals(one.method())
            && (first.isEmpty() || number.line < first.get())) {
          first = Optional.of(number.line);
        }
      }
    }
    return first;
  }

  /** What a class sets up for itself is no behaviour of a node. */
  private static boolean isCode(MethodNode method) {
    return !method.name.equals("<clinit>");
  }

  private static void mark(ClassNode node, int line, int mark) {
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode instruction : method.instructions.toArray()) {
        if (isCode(method) && instruction instanceof LineNumberNode number && number.line == line) {
          insert(method, number, mark);
        }
      }
    }
  }

  /**
   * Behind labels and frames, which belong to what was the first instruction; and behind that, if
   * it makes an object, for frames name the place of that until it is ready.
   */
  private static void insert(MethodNode method, LineNumberNode number, int mark) {
    AbstractInsnNode at = number;
    while (at.getNext() != null && at.getNext().getOpcode() < 0) {
      at = at.getNext();
    }
    if (at.getNext() != null && at.getNext().getOpcode() == Opcodes.NEW) {
      at = at.getNext();
    }
    InsnList call = new InsnList();
    call.add(new LdcInsnNode(mark));
    String owner = Type.getInternalName(Ran.class);
    call.add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, "at", "(I)V", false));
    method.instructions.insert(at, call);
  }
}
