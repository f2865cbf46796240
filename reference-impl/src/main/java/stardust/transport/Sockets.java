package stardust.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** TCP connections of Netty as our streams. */
final class Sockets implements AutoCloseable {

  private static final Duration SHUTDOWN_AT_MOST = Duration.ofSeconds(5);

  /**
   * A port that was given back can still be taken for a moment: a process that this one is just
   * starting holds copies of all its sockets until it has closed them.
   */
  private static final int BIND_ATTEMPTS = 20;

  private static final Duration BIND_PAUSE = Duration.ofMillis(50);

  private final EventLoopGroup group;
  private final Map<EventLoop, NettyLoop> loops = new ConcurrentHashMap<>();

  Sockets(int threads) {
    group =
        new MultiThreadIoEventLoopGroup(
            threads, new DefaultThreadFactory("stardust-net", true), NioIoHandler.newFactory());
  }

  /** One of the loops. */
  NettyLoop loop() {
    return loopOf(group.next());
  }

  /**
   * Connects; the future completes in the new connection's loop.
   *
   * @param timeout positive
   * @return fails with the platform's exceptions
   */
  CompletableFuture<NettyDuplex> connect(InetSocketAddress remote, Duration timeout) {
    ChannelFuture connecting =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(1, timeout.toMillis()))
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .option(ChannelOption.AUTO_CLOSE, false)
            .handler(initializer(channel -> {}))
            .connect(remote);
    return future(connecting, () -> SocketHandler.duplexOf(connecting.channel()));
  }

  /**
   * Listens; {@code accepted} is called in each new connection's loop before its first byte.
   *
   * @return fails with the platform's exceptions; with that for a port that is taken only when it
   *     has stayed so for about a second
   */
  CompletableFuture<ServerSocketChannel> listen(
      InetSocketAddress local, Consumer<SocketChannel> accepted) {
    return listen(local, accepted, 1);
  }

  private CompletableFuture<ServerSocketChannel> listen(
      InetSocketAddress local, Consumer<SocketChannel> accepted, int attempt) {
    return bind(local, accepted)
        .exceptionallyComposeAsync(
            failure ->
                failure instanceof BindException && attempt < BIND_ATTEMPTS
                    ? listen(local, accepted, attempt + 1)
                    : CompletableFuture.failedFuture(failure),
            afterPause());
  }

  private Executor afterPause() {
    return CompletableFuture.delayedExecutor(BIND_PAUSE.toMillis(), TimeUnit.MILLISECONDS, group);
  }

  private CompletableFuture<ServerSocketChannel> bind(
      InetSocketAddress local, Consumer<SocketChannel> accepted) {
    ChannelFuture binding =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(ChannelOption.AUTO_CLOSE, false)
            .childHandler(
                initializer(channel -> channel.eventLoop().execute(() -> accepted.accept(channel))))
            .bind(local);
    return future(binding, () -> (ServerSocketChannel) binding.channel());
  }

  /**
   * Closes what listens; completes when its port is free.
   *
   * <p>A closed channel keeps its port until its loop selects once more, but tells of its end
   * before. A task that the loop itself schedules runs only behind that.
   */
  static CompletableFuture<Void> release(ServerSocketChannel listening) {
    CompletableFuture<Void> released = new CompletableFuture<>();
    Runnable release = () -> released.complete(null);
    EventLoop loop = listening.eventLoop();
    Runnable afterSelecting =
        () -> {
          var unused = loop.schedule(release, 0, TimeUnit.NANOSECONDS);
        };
    var unused = listening.close().addListener(done -> loop.execute(afterSelecting));
    return released;
  }

  /** The Netty future as one of the platform; the value is made when it has succeeded. */
  static <T> CompletableFuture<T> future(Future<?> from, Supplier<T> value) {
    CompletableFuture<T> result = new CompletableFuture<>();
    var unused =
        from.addListener(
            done -> {
              if (done.isSuccess()) {
                result.complete(value.get());
              } else {
                result.completeExceptionally(done.cause());
              }
            });
    return result;
  }

  private ChannelInitializer<SocketChannel> initializer(Consumer<SocketChannel> then) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        NettyDuplex duplex = new NettyDuplex(channel, loopOf(channel.eventLoop()));
        channel.pipeline().addLast(new SocketHandler(duplex));
        then.accept(channel);
      }
    };
  }

  private NettyLoop loopOf(EventLoop eventLoop) {
    return loops.computeIfAbsent(eventLoop, NettyLoop::new);
  }

  @Override
  public void close() {
    var stopped = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    boolean inLoop = loops.values().stream().anyMatch(NettyLoop::inLoop);
    if (!inLoop) {
      var unused = stopped.awaitUninterruptibly(SHUTDOWN_AT_MOST.toMillis());
    }
  }
}
