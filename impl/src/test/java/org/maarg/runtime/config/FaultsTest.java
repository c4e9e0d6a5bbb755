package org.maarg.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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
  void whatAFileSystemSaysIsToldInWords() {
    assertThat(Faults.reasonOf(new AccessDeniedException("a"))).isEqualTo("permission denied");
    assertThat(Faults.reasonOf(new FileAlreadyExistsException("a"))).isEqualTo("is there already");
    assertThat(Faults.reasonOf(new NotDirectoryException("a"))).isEqualTo("is not a folder");
    assertThat(Faults.reasonOf(new FileSystemException("a", null, "No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(Faults.reasonOf(new FileSystemException("a"))).isEqualTo("a");
    assertThat(Faults.reasonOf(new IOException())).isEqualTo("cannot be read or written");
  }

  @Test
  void whoSaysNothingHasNoReason() {
    assertThat(Faults.reasonOf(new IllegalStateException())).isEqualTo("no reason is given");
    assertThat(Faults.reasonOf(new IllegalStateException(" "))).isEqualTo("no reason is given");
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
