package org.maarg.performance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a CMD keeps of a mobile node that has one prefix at each MAAR, by the virtual machine's own
 * count of the objects that are left after a full collection: on a 64-bit machine with compressed
 * references as many octets as a case says. A tenth more is too much to come unseen.
 */
@Isolated("counts the objects of the whole virtual machine")
class HeapPerMobileNodeTest {
  private static final int MOBILE_NODES = 50_000;
  private static final double GROWTH = 1.1;
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

  @ParameterizedTest
  @CsvSource({"1, 453", "2, 760"})
  void aSessionTakesNoMoreThanItDoes(int maars, double octets) throws Exception {
    CmdState some = new CmdState(1_000, maars);
    liveOctets();
    long empty = liveOctets();
    CmdState all = new CmdState(MOBILE_NODES, maars);
    double each = (double) (liveOctets() - empty) / MOBILE_NODES;
    assertThat(each).isBetween(octets / GROWTH, octets * GROWTH);
    // Both are live until here.
    some.renew(0);
    all.renew(0);
  }

  private static long liveOctets() throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    Matcher total = TOTAL.matcher(String.valueOf(histogram));
    assertThat(total.find()).isTrue();
    return Long.parseLong(total.group(1));
  }
}
