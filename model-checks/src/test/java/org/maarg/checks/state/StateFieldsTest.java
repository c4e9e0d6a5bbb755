package org.maarg.checks.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.maarg.checks.mutants.SourceTree;
import org.maarg.protocol.cmd.Cmd;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Every field of the core that can change is written as a part of the state, or listed. */
class StateFieldsTest {
  private static final Set<String> CONTAINERS =
      Set.of("Ljava/util/List;", "Ljava/util/Map;", "Ljava/util/Set;", "Ljava/util/LinkedList;");

  /** Beside those whose names begin so: what is counted for them, and what is kept as a whole. */
  private static final Set<String> WRITERS = Set.of("sizeByLength", "keep");

  private final Map<String, ClassNode> classes = new HashMap<>();
  private final Set<String> written = new TreeSet<>();

  private static String name(String owner, String field) {
    return owner.substring("org/maarg/protocol/".length()) + "." + field;
  }

  private void read() throws IOException {
    Path place = SourceTree.placeOf(Cmd.class);
    if (Files.isDirectory(place)) {
      read(place);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        read(jar.getPath("/"));
      }
    }
  }

  private void read(Path place) throws IOException {
    Path core = place.resolve("org/maarg/protocol");
    try (Stream<Path> files = Files.walk(core)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
        ClassNode node = new ClassNode();
        new ClassReader(Files.readAllBytes(file)).accept(node, ClassReader.SKIP_DEBUG);
        classes.put(node.name, node);
      }
    }
  }

  /** Fields that a method reads that writes state, or that such a method calls for it. */
  private void findWritten() {
    for (ClassNode type : classes.values()) {
      for (MethodNode method : type.methods) {
        if (WRITERS.contains(method.name) || method.name.startsWith("write")) {
          for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FieldInsnNode field
                && field.getOpcode() == Opcodes.GETFIELD) {
              written.add(name(field.owner, field.name));
            }
          }
        }
      }
    }
  }

  private static boolean canChange(ClassNode type, FieldNode field) {
    boolean isStatic = (field.access & Opcodes.ACC_STATIC) != 0;
    boolean isFinal = (field.access & Opcodes.ACC_FINAL) != 0;
    boolean holds = CONTAINERS.contains(field.desc) || field.desc.startsWith("[");
    boolean isRecord = "java/lang/Record".equals(type.superName);
    return !isStatic && !isRecord && (!isFinal || holds);
  }

  private static Map<String, String> unwritten() throws IOException {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    try (InputStream in = StateFieldsTest.class.getResourceAsStream("unwritten.yaml")) {
      return yaml.readValue(in, new TypeReference<Map<String, String>>() {});
    }
  }

  @Test
  void everyFieldThatCanChangeIsWrittenOrListedWithAReason() throws IOException {
    read();
    findWritten();
    Set<String> silent = new TreeSet<>();
    for (ClassNode type : classes.values()) {
      for (FieldNode field : type.fields) {
        if (canChange(type, field) && !written.contains(name(type.name, field.name))) {
          silent.add(name(type.name, field.name));
        }
      }
    }
    assertThat(written).hasSizeGreaterThan(60);
    assertThat(silent).containsExactlyInAnyOrderElementsOf(unwritten().keySet());
    assertThat(unwritten().values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
  }
}
