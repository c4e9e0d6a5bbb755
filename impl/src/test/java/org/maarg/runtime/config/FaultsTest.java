package org.maarg.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FaultsTest {
  @Test
  void reasonsAreWords() {
    assertThat(Faults.reasonOf(new NoSuchFileException("a"))).isEqualTo("no such file or folder");
    assertThat(Faults.reasonOf(new MalformedInputException(1))).isEqualTo("is not UTF-8");
    assertThat(Faults.reasonOf(new IOException("Connection refused")))
        .isEqualTo("Connection refused");
    assertThat(Faults.reasonOf(new IllegalStateException("the sky fell down at 2001:db8::1")))
        .isEqualTo("the sky fell down at 2001:db8::1");
  }

  @Test
  void namesOfTheCodeAreNoReason() {
    for (Throwable failure :
        new Throwable[] {
          new NullPointerException(
              "Cannot invoke \"java.lang.String.length()\" because it is null"),
          new ClassCastException("class org.maarg.A cannot be cast to class java.lang.String"),
          new IllegalStateException(new IOException("inside")),
          new StackOverflowError(),
        }) {
      assertThat(Faults.reasonOf(failure)).isEqualTo("no reason is given");
    }
  }
}
