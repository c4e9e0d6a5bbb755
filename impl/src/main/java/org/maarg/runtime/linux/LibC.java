package org.maarg.runtime.linux;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The C library; loaded when something of it is wanted, not before. */
final class LibC {
  static final int SOCK_RAW = 3;
  static final int SOCK_NONBLOCK = 0x800;
  static final int SOCK_CLOEXEC = 0x80000;
  static final int O_CLOEXEC = 0x80000;
  static final int CLONE_NEWNET = 0x40000000;
  static final int SOL_SOCKET = 1;

  static {
    Native.register(LibC.class, "c");
  }

  private LibC() {}

  static native int socket(int domain, int type, int protocol) throws LastErrorException;

  static native int ioctl(int descriptor, long request, Pointer argument) throws LastErrorException;

  static native int open(String path, int flags) throws LastErrorException;

  static native int setns(int descriptor, int type) throws LastErrorException;

  static native int close(int descriptor) throws LastErrorException;

  static native int bind(int socket, byte[] address, int length) throws LastErrorException;

  static native int setsockopt(int socket, int level, int name, Pointer value, int length)
      throws LastErrorException;

  static native int recv(int socket, byte[] buffer, long length, int flags)
      throws LastErrorException;

  static native int send(int socket, byte[] buffer, long length, int flags)
      throws LastErrorException;
}
