package org.maarg.cli.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.cli.TextTable;
import org.maarg.conformance.Capture;
import org.maarg.conformance.Tester;
import org.maarg.conformance.cases.Case;
import org.maarg.conformance.cases.Cases;
import org.maarg.conformance.cases.UnknownSelectorException;
import org.maarg.conformance.peers.WrongPeer;
import org.maarg.conformance.peers.WrongPeers;
import org.maarg.conformance.play.Attachment;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.TesterSettings;
import org.maarg.conformance.report.CaseResult;
import org.maarg.conformance.report.Report;
import org.maarg.protocol.Profile;
import org.maarg.runtime.transport.TransportException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tests a CMD or MAAR by playing the rest of its domain. */
@Command(
    name = "conformance",
    header = "Test somebody else's CMD or MAAR against RFC 8885.",
    description = {
      "",
      "Plays the other nodes of a domain against the target: MAARs against a CMD, the CMD and the"
          + " other MAARs against a MAAR. The target has to know these nodes; the defaults are"
          + " those of the sample configurations. Each case uses mobile nodes of its own, so that"
          + " any of them can be selected: by its ID, or by the beginning of it (8885, 8885-3.2).",
      "",
      "MUST, SHOULD and MAY are the text's words; IMPLIED is what it tells without a keyword, and"
          + " counts as well. A READING is ours: it never fails a target.",
      ""
    },
    footer = {
      "",
      "Example: maarg conformance --role cmd --target 127.0.0.1:5436 8885-3.2",
      "Example: maarg conformance --role maar --target 127.0.0.1:5437 --attach-url"
          + " http://127.0.0.1:8886",
      "Example: maarg conformance --demo-wrong-peer cmd-without-serving-maar",
      "",
      "Exit status: 0 nothing failed that counts (with --strict a SHOULD does); 1 something did,"
          + " the target fell silent, or a socket cannot be had; 2 arguments cannot be used; 3 the"
          + " tester has a defect; 4 nothing was tested: no case came to a result, or the target"
          + " never said a word."
    })
final class ConformanceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ConformanceOptions options = new ConformanceOptions();

  @Parameters(
      paramLabel = "SELECT",
      arity = "0..*",
      description = "IDs of cases, or the beginnings of IDs (default: all cases).")
  private List<String> selectors = List.of();

  @Option(names = "--list", description = "Tell the cases and do nothing.")
  private boolean list;

  @Option(names = "--strict", description = "A failed SHOULD counts like a failed MUST.")
  private boolean strict;

  @Option(names = "--fail-fast", description = "End the run with the first failure that counts.")
  private boolean failFast;

  @Mixin private ReportOptions reports = new ReportOptions();

  @Option(
      names = "--pcap",
      paramLabel = "FILE",
      description = "Write every message in both directions into a capture.")
  private Optional<Path> pcap = Optional.empty();

  @Option(
      names = "--demo-wrong-peer",
      paramLabel = "NAME",
      description =
          "Test one of our own nodes that is wrong on purpose, inside this program, over UDP;"
              + " right-cmd and right-maar are wrong in nothing.")
  private Optional<String> wrongPeer = Optional.empty();

  @Option(names = "--list-wrong-peers", description = "Tell the wrong peers and do nothing.")
  private boolean listWrongPeers;

  @Override
  public Integer call() throws InterruptedException {
    if (listWrongPeers) {
      return tellWrongPeers();
    }
    Optional<WrongPeer> peer = wrongPeer.map(ConformanceCommand::named);
    TargetRole role = peer.map(WrongPeer::role).orElseGet(options::requiredRole);
    List<Case> cases = select(role);
    if (list) {
      return tellCases(cases);
    }
    try (Capture capture = capture();
        Tester tester = open(peer, role, capture)) {
      return run(tester, role, cases);
    } catch (IOException e) {
      throw CliException.file(pcap.map(Path::toString).orElse("--pcap"), e);
    } catch (TransportException e) {
      throw CliException.negative("start", String.valueOf(e.getMessage()));
    }
  }

  private static WrongPeer named(String name) {
    return WrongPeers.named(name)
        .orElseThrow(
            () ->
                CliException.unknown(
                    name,
                    "wrong peer",
                    WrongPeers.known().stream().map(WrongPeer::name).toList(),
                    "--list-wrong-peers names them"));
  }

  private List<Case> select(TargetRole role) {
    try {
      return Cases.select(role, selectors);
    } catch (UnknownSelectorException e) {
      throw CliException.usage("SELECT", String.valueOf(e.getMessage()));
    }
  }

  private Tester open(Optional<WrongPeer> peer, TargetRole role, Capture capture) {
    if (peer.isPresent()) {
      TesterSettings settings = options.demoSettings(peer.get());
      return Tester.against(peer.get(), settings, Profile.DEPLOYABLE, capture);
    }
    TesterSettings settings = options.settings(role);
    Attachment attachment = options.attachment(role);
    return Tester.open(settings, attachment, capture);
  }

  private Capture capture() throws IOException {
    return pcap.isPresent() ? Capture.to(pcap.get()) : Capture.none();
  }

  private int run(Tester tester, TargetRole role, List<Case> cases) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (failFast) {
      tester.stopAfter(result -> result.counts(strict));
    }
    RunWatch watch = RunWatch.start(tester, cases.size(), err);
    Thread hook = new Thread(() -> interrupted(tester, role, cases), "maarg-interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      List<CaseResult> results =
          tester.run(
              cases,
              result -> {
                if (!reports.isJson()) {
                  out.print(Report.text(result));
                  out.flush();
                }
              });
      watch.stop();
      Report report =
          new Report(role, results, tester.remarks(), strict, tester.hasHeardTheTarget());
      reports.tell(report, out);
      return status(report);
    } finally {
      watch.stop();
      forget(hook);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending, and the hook tells of the run.
      return;
    }
  }

  /** The program is told to end: what is known by then is told, and the signal sets the status. */
  private void interrupted(Tester tester, TargetRole role, List<Case> cases) {
    List<CaseResult> results = new ArrayList<>(tester.soFar());
    List<String> remarks = new ArrayList<>(tester.remarks());
    remarks.add("Interrupted after " + results.size() + " of " + cases.size() + " cases.");
    List<Case> left = new ArrayList<>(cases);
    results.forEach(it -> left.remove(it.testCase()));
    left.forEach(it -> results.add(CaseResult.notRun(it, "interrupted")));
    boolean heard = tester.hasHeardTheTarget();
    reports.tell(new Report(role, results, remarks, strict, heard), spec.commandLine().getOut());
  }

  private static int status(Report report) {
    if (report.hasDefect()) {
      return ExitStatus.DEFECT;
    }
    return switch (report.verdict()) {
      case CONFORMS -> ExitStatus.OK;
      case DOES_NOT_CONFORM -> ExitStatus.NEGATIVE;
      case NOTHING_TESTED -> ExitStatus.NOTHING_TESTED;
    };
  }

  private int tellCases(List<Case> cases) {
    TextTable table = new TextTable("level", "case", "a conforming target");
    cases.forEach(it -> table.row(it.level().name(), it.id(), it.purpose()));
    return tell(table.toString());
  }

  private int tellWrongPeers() {
    TextTable table = new TextTable("name", "what is wrong with it", "cases that notice");
    for (WrongPeer peer : WrongPeers.all()) {
      List<String> cases = new ArrayList<>(peer.fails());
      cases.sort(String::compareTo);
      table.row(peer.name(), peer.fault(), String.join(" ", cases));
    }
    return tell(table.toString());
  }

  private int tell(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
    return ExitStatus.OK;
  }
}
