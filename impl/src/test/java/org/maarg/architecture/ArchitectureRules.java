package org.maarg.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of the architecture for the packages below one root. The root is a parameter so that
 * the same rules can be seen to fail on packages that break them.
 */
final class ArchitectureRules {
  /** Bottom up: each layer with those that it may use. */
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "wire", List.of(),
          "protocol", List.of("wire"),
          "sim", List.of("wire", "protocol"),
          "runtime", List.of("wire", "protocol"),
          "conformance", List.of("wire", "protocol", "sim", "runtime"),
          "cli", List.of("wire", "protocol", "sim", "runtime", "conformance"));

  /**
   * Rooms of a layer, each with those of the same layer that it may use. A name that ends in a
   * point is what lies beside the rooms.
   */
  private static final Map<String, List<String>> ROOM_MAY_USE =
      Map.ofEntries(
          entry("wire.", List.of()),
          entry("wire.option", List.of("wire.")),
          entry("wire.message", List.of("wire.", "wire.option")),
          entry("wire.neighbor", List.of("wire.")),
          entry("protocol.", List.of()),
          entry("protocol.cmd", List.of("protocol.")),
          entry("protocol.maar", List.of("protocol.")),
          entry("sim.", List.of()),
          entry("sim.capture", List.of("sim.")),
          entry("sim.ladder", List.of("sim.")),
          entry("runtime.config", List.of()),
          entry("runtime.yaml", List.of("runtime.config")),
          entry("runtime.linux", List.of()),
          entry("runtime.state", List.of()),
          entry("runtime.transport", List.of("runtime.config", "runtime.linux")),
          entry(
              "runtime.control", List.of("runtime.transport", "runtime.config", "runtime.observe")),
          entry("runtime.observe", List.of("runtime.transport")),
          entry("runtime.ipsec", List.of("runtime.config", "runtime.linux", "runtime.transport")),
          entry("runtime.dataplane", List.of("runtime.config", "runtime.linux")),
          entry("conformance.play", List.of()),
          entry("conformance.cases", List.of("conformance.play")),
          entry("conformance.peers", List.of("conformance.play")),
          entry("conformance.report", List.of("conformance.cases", "conformance.play")),
          entry("cli.", List.of()),
          entry("cli.packet", List.of("cli.")),
          entry("cli.live", List.of("cli.")),
          entry("cli.demo", List.of("cli.", "cli.packet", "cli.live")),
          entry("cli.node", List.of("cli.")),
          entry("cli.testbed", List.of("cli.")),
          entry("cli.crash", List.of("cli.")),
          entry("cli.conformance", List.of("cli.")));

  /** What both roles send and how they send it: public for the roles' packages alone. */
  private static final List<String> OF_THE_ROLES =
      List.of("Backoff", "Lifetimes", "Messages", "Registration", "UpdateSender");

  /** What reads and checks octets: public for the rooms of the codec alone. */
  private static final List<String> OF_THE_CODEC =
      List.of("OctetReader", "Ranges", "option.OptionCodec");

  /** Types in allowed packages that bring in a clock, chance, threads or the host. */
  private static final Set<String> FORBIDDEN_TYPES =
      Set.of(
          "java.lang.ClassLoader",
          "java.lang.InheritableThreadLocal",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.lang.StackWalker",
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.util.Calendar",
          "java.util.Date",
          "java.util.Formatter",
          "java.util.HexFormat",
          "java.util.Random",
          "java.util.Scanner",
          "java.util.ServiceLoader",
          "java.util.SplittableRandom",
          "java.util.StringJoiner",
          "java.util.TimeZone",
          "java.util.Timer",
          "java.util.TimerTask",
          "java.util.UUID",
          "java.util.WeakHashMap",
          "java.util.IdentityHashMap");

  /** A static final field of such a type is as mutable as one that is not final. */
  private static final Set<String> MUTABLE_TYPES =
      Set.of(
          "java.util.ArrayDeque",
          "java.util.ArrayList",
          "java.util.BitSet",
          "java.util.EnumMap",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.LinkedHashMap",
          "java.util.LinkedHashSet",
          "java.util.LinkedList",
          "java.util.PriorityQueue",
          "java.util.TreeMap",
          "java.util.TreeSet",
          "java.lang.StringBuffer",
          "java.lang.StringBuilder");

  private final String root;

  ArchitectureRules(String root) {
    this.root = root;
  }

  private String[] core() {
    return new String[] {root + ".wire..", root + ".protocol.."};
  }

  ArchRule layers() {
    var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    layers = layers.withOptionalLayers(true);
    for (String name : MAY_USE.keySet()) {
      layers = layers.layer(name).definedBy(root + "." + name + "..");
    }
    for (var entry : MAY_USE.entrySet()) {
      String[] below = entry.getValue().toArray(new String[0]);
      var layer = layers.whereLayer(entry.getKey());
      layers = below.length == 0 ? layer.mayNotAccessAnyLayer() : layer.mayOnlyAccessLayers(below);
    }
    return layers.allowEmptyShould(true);
  }

  /** What is beside the rooms of a layer and has no line of its own may use all of them. */
  ArchRule rooms() {
    CompositeArchRule all = null;
    for (var room : ROOM_MAY_USE.entrySet()) {
      ArchRule rule = room(room.getKey(), room.getValue());
      all = all == null ? CompositeArchRule.of(rule) : all.and(rule);
    }
    return requireNonNull(all);
  }

  private ArchRule room(String room, List<String> mayUse) {
    String layer = room.substring(0, room.indexOf('.'));
    DescribedPredicate<JavaClass> allowed = resideInAPackage(packages(room));
    for (String other : mayUse) {
      allowed = allowed.or(resideInAPackage(packages(other)));
    }
    return noClasses()
        .that()
        .resideInAPackage(packages(room))
        .should()
        .dependOnClassesThat(resideInAPackage(root + "." + layer + "..").and(not(allowed)))
        .allowEmptyShould(true);
  }

  private String packages(String room) {
    return root + "." + (room.endsWith(".") ? room.substring(0, room.length() - 1) : room + "..");
  }

  ArchRule onlyRolesUseWhatTheyShare() {
    return onlyWithin("protocol", OF_THE_ROLES);
  }

  ArchRule onlyTheCodecReadsOctets() {
    return onlyWithin("wire", OF_THE_CODEC);
  }

  private ArchRule onlyWithin(String layer, List<String> classes) {
    String inLayer = root + "." + layer + ".";
    List<String> names = classes.stream().map(inLayer::concat).toList();
    return noClasses()
        .that()
        .resideOutsideOfPackage(inLayer + ".")
        .should()
        .dependOnClassesThat(
            describe("are " + layer + "'s own", type -> names.contains(type.getName())))
        .allowEmptyShould(true);
  }

  /** A class outside the known layers and rooms would escape the rules about them. */
  ArchRule everyClassIsInALayer() {
    String[] known =
        MAY_USE.keySet().stream().flatMap(this::packagesOfLayer).toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .resideInAnyPackage(known)
        .allowEmptyShould(true);
  }

  /** A layer with rooms has no others than those that are drawn. */
  private Stream<String> packagesOfLayer(String layer) {
    List<String> rooms =
        ROOM_MAY_USE.keySet().stream().filter(it -> it.startsWith(layer + ".")).toList();
    return rooms.isEmpty()
        ? Stream.of(root + "." + layer + "..")
        : Stream.concat(Stream.of(root + "." + layer), rooms.stream().map(this::packages));
  }

  ArchRule packagesHaveNoCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  ArchRule coreDependsOnAlmostNothing() {
    DescribedPredicate<JavaClass> allowed =
        resideInAnyPackage(
                "",
                "java.lang",
                "java.lang.annotation",
                "java.util",
                "java.util.function",
                root + ".wire..",
                root + ".protocol..")
            .and(not(forbiddenType()));
    return classes()
        .that()
        .resideInAnyPackage(core())
        .should()
        .onlyDependOnClassesThat(allowed)
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> forbiddenType() {
    return describe(
        "bring in time, chance, threads or the host",
        type -> FORBIDDEN_TYPES.contains(type.getBaseComponentType().getName()));
  }

  /** No clock, console, environment, identity hash or dice: arrays are copied, and that is all. */
  ArchRule coreAsksNothingOfTheHost() {
    return noClasses()
        .that()
        .resideInAnyPackage(core())
        .should()
        .accessTargetWhere(describe("asks something of the host", ArchitectureRules::asksTheHost))
        .allowEmptyShould(true);
  }

  private static boolean asksTheHost(JavaAccess<?> access) {
    return switch (access.getTargetOwner().getName()) {
      case "java.lang.System" -> !access.getName().equals("arraycopy");
      case "java.lang.Math", "java.lang.StrictMath" -> access.getName().equals("random");
      default -> false;
    };
  }

  ArchRule coreHasNoMutableStatics() {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(core())
        .and()
        .areStatic()
        .should()
        .beFinal()
        .andShould()
        .notHaveRawType(describe("mutable", type -> MUTABLE_TYPES.contains(type.getName())))
        .allowEmptyShould(true);
  }

  /** The simulator's world is in memory and in virtual time. */
  ArchRule simulatorTouchesNoNetwork() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".sim..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "com.sun.jna..", "java.net..")
        .allowEmptyShould(true);
  }
}
