package org.maarg.checks.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Reads one class file and lists what a model checker could not execute faithfully. It looks at
 * class files and not at sources, because what matters is what the compiler made of them.
 */
public final class CoreBytecodeLint {
  private static final Set<String> BROAD =
      Set.of(
          "java/lang/Throwable",
          "java/lang/Error",
          "java/lang/Exception",
          "java/lang/RuntimeException");

  private final ClassNode type = new ClassNode();
  private final List<LintFinding> findings = new ArrayList<>();
  private final LinkageLint linkage = new LinkageLint(this::add);
  private String method = "";
  private int line;
  private final Set<List<Object>> linked = new HashSet<>();

  private CoreBytecodeLint(byte[] classFile) {
    new ClassReader(classFile).accept(type, ClassReader.SKIP_FRAMES);
  }

  /** What is wrong with a class, in the order of its bytes. */
  public static List<LintFinding> check(byte[] classFile) {
    CoreBytecodeLint lint = new CoreBytecodeLint(classFile);
    lint.type.fields.forEach(lint::checkField);
    lint.type.methods.forEach(lint::checkMethod);
    lint.checkNames();
    return List.copyOf(lint.findings);
  }

  /**
   * What a class links at run time, a lambda or a concatenation, is numbered from 0, and the model
   * checker makes a class for the n-th that is called as the n-th anonymous class, or the table of
   * the n-th switch, would be: Outer$n. Which of the two is found depends on which comes first.
   */
  private void checkNames() {
    method = "<class>";
    line = 0;
    for (InnerClassNode inner : type.innerClasses) {
      for (int number = 0; number < linked.size(); number++) {
        if (inner.name.equals(type.name + "$" + number)) {
          add(LintRule.LINKED_NAME, inner.name);
        }
      }
    }
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private void add(LintRule rule, String what) {
    findings.add(new LintFinding(rule, type.name + "." + method + ":" + line, what));
  }

  private void checkField(FieldNode field) {
    method = field.name;
    line = 0;
    checkConstant(field.value);
  }

  private void checkMethod(MethodNode node) {
    method = node.name;
    line = 0;
    if ((node.access & Opcodes.ACC_SYNCHRONIZED) != 0 && !overridesThrowable(node)) {
      add(LintRule.MONITOR, node.name);
    }
    if (isInterfaceInstanceMethod(node)) {
      checkInterfaceMethod(node);
    }
    for (AbstractInsnNode instruction : node.instructions) {
      checkInstruction(instruction);
      if (comparesReferences(instruction) && !isEnumConstant(instruction.getPrevious(), node)) {
        add(LintRule.IDENTITY_COMPARISON, "==");
      }
    }
    for (TryCatchBlockNode handler : node.tryCatchBlocks) {
      if (handler.type != null && BROAD.contains(handler.type)) {
        add(LintRule.BROAD_CATCH, handler.type);
      }
    }
  }

  /** The library declares this one synchronized, and Error Prone wants overriders to agree. */
  private static boolean overridesThrowable(MethodNode node) {
    return node.name.equals("fillInStackTrace") && node.desc.equals("()Ljava/lang/Throwable;");
  }

  private boolean isInterfaceInstanceMethod(MethodNode node) {
    boolean inInterface = (type.access & Opcodes.ACC_INTERFACE) != 0;
    return inInterface && (node.access & Opcodes.ACC_STATIC) == 0;
  }

  private void checkInterfaceMethod(MethodNode node) {
    if ((node.access & Opcodes.ACC_PRIVATE) != 0) {
      add(LintRule.PRIVATE_INTERFACE_METHOD, node.name);
    }
    for (AbstractInsnNode instruction : node.instructions) {
      if (instruction instanceof InvokeDynamicInsnNode call && LinkageLint.makesLambda(call)) {
        add(LintRule.LAMBDA_IN_DEFAULT_METHOD, node.name);
      }
    }
  }

  private void checkInstruction(AbstractInsnNode instruction) {
    if (instruction instanceof LineNumberNode number) {
      line = number.line;
    } else if (instruction instanceof LdcInsnNode constant) {
      checkConstant(constant.cst);
    } else if (instruction instanceof MethodInsnNode call) {
      checkCall(call);
    } else if (instruction instanceof InvokeDynamicInsnNode call) {
      linked.add(List.of(call.bsm, List.of(call.bsmArgs)));
      linkage.check(call);
    } else if (instruction.getOpcode() == Opcodes.MONITORENTER) {
      add(LintRule.MONITOR, "synchronized");
    }
  }

  private static boolean comparesReferences(AbstractInsnNode instruction) {
    int code = instruction.getOpcode();
    return code == Opcodes.IF_ACMPEQ || code == Opcodes.IF_ACMPNE;
  }

  /** Whether what was pushed last is of an enumeration: a field, a result or a variable. */
  private static boolean isEnumConstant(@Nullable AbstractInsnNode pushed, MethodNode node) {
    if (pushed instanceof FieldInsnNode field) {
      return EnumTypes.contains(Type.getType(field.desc));
    } else if (pushed instanceof MethodInsnNode call) {
      return EnumTypes.contains(Type.getReturnType(call.desc));
    }
    return pushed instanceof VarInsnNode variable
        && node.localVariables.stream().anyMatch(it -> it.index == variable.var)
        && node.localVariables.stream()
            .filter(it -> it.index == variable.var)
            .allMatch(it -> EnumTypes.contains(Type.getType(it.desc)));
  }

  private void checkConstant(Object value) {
    if (value instanceof String text && !isAscii(text)) {
      add(LintRule.NON_ASCII_CONSTANT, '"' + text + '"');
    }
  }

  private void checkCall(MethodInsnNode call) {
    if (ForbiddenCalls.contains(call.owner, call.name, call.desc)) {
      add(LintRule.FORBIDDEN_CALL, call.owner + "." + call.name + call.desc);
    }
  }
}
