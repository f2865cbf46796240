package stardust.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelOutputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;

/** Tells a {@link NettyDuplex} what its channel sees. */
final class SocketHandler extends ChannelInboundHandlerAdapter {

  private static final System.Logger LOG = System.getLogger(SocketHandler.class.getName());

  private final NettyDuplex duplex;

  SocketHandler(NettyDuplex duplex) {
    this.duplex = duplex;
  }

  /** The stream over a channel of {@link Sockets}. */
  static NettyDuplex duplexOf(Channel channel) {
    return channel.pipeline().get(SocketHandler.class).duplex;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    byte[] bytes;
    try {
      bytes = ByteBufUtil.getBytes((ByteBuf) message);
    } finally {
      ReferenceCountUtil.release(message);
    }
    duplex.read(bytes);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      duplex.inputEnded();
    } else if (event instanceof ChannelOutputShutdownEvent) {
      duplex.outputEnded();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    duplex.lost("the connection is gone");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      duplex.lost("the connection broke: " + cause.getMessage());
    } else {
      LOG.log(System.Logger.Level.ERROR, "defect in a layer above the socket", cause);
      duplex.lost("a defect of this side ended the connection: " + cause);
    }
  }
}
