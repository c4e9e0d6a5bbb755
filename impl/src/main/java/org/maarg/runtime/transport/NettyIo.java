package org.maarg.runtime.transport;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * How sockets are served: event loops and channels that fit each other. io_uring is not offered: it
 * was measured to be slower here, and drops what raw sockets receive.
 */
public enum NettyIo {
  /** Linux epoll with recvmmsg and sendmmsg. */
  EPOLL {
    @Override
    IoHandlerFactory ioHandler() {
      return EpollIoHandler.newFactory();
    }

    @Override
    DatagramChannel newDatagramChannel() {
      return new EpollDatagramChannel();
    }

    @Override
    public ServerSocketChannel newServerChannel() {
      return new EpollServerSocketChannel();
    }
  },

  /** The JDK's selector; everywhere, for UDP only. */
  NIO {
    @Override
    IoHandlerFactory ioHandler() {
      return NioIoHandler.newFactory();
    }

    @Override
    DatagramChannel newDatagramChannel() {
      return new NioDatagramChannel();
    }

    @Override
    public ServerSocketChannel newServerChannel() {
      return new NioServerSocketChannel();
    }
  };

  /** Epoll where its native library runs, else NIO. */
  public static NettyIo best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  /**
   * Event loops; the caller shuts them down.
   *
   * @param threads at least 1
   * @param name of the threads, a number follows
   */
  public EventLoopGroup newGroup(int threads, String name) {
    // Daemons: a program ends when its main thread is done, not when nobody stopped a node.
    return new MultiThreadIoEventLoopGroup(
        threads, new DefaultThreadFactory(name, true), ioHandler());
  }

  abstract IoHandlerFactory ioHandler();

  abstract DatagramChannel newDatagramChannel();

  public abstract ServerSocketChannel newServerChannel();
}
