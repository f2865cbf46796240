package com.example.stardust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import stardust.multiaddr.Multiaddr;
import stardust.multiaddr.MultiaddrException;
import stardust.runner.endpoint.AddressEndpoint;
import stardust.runner.endpoint.Endpoint;
import stardust.runner.endpoint.EndpointAdapter;
import stardust.runner.endpoint.EndpointContext;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.endpoint.EndpointRequest;

/**
 * An adapter of a team's own: its servers run in a lab, and a file says where each is. It is used
 * as
 *
 * <pre>
 * ./stardust test --adapter-jar inventory.jar --adapter inventory \
 *     --set file=lab.properties --set server=blue
 * </pre>
 *
 * where lab.properties has a line "blue=/ip4/127.0.0.1/tcp/5892/ws".
 *
 * <p>An adapter that starts servers itself returns an endpoint of its own in place of
 * AddressEndpoint: see the Javadoc of Endpoint for what can be told of a server that dies.
 */
public final class InventoryAdapter implements EndpointAdapter {

  @Override
  public String name() {
    return "inventory";
  }

  @Override
  public Endpoint endpoint(EndpointRequest request, EndpointContext context) {
    return new AddressEndpoint(address(Path.of(request.setting("file")), request.setting("server")));
  }

  private static Multiaddr address(Path file, String server) {
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith(server + "=")) {
          return Multiaddr.parse(line.substring(server.length() + 1));
        }
      }
      throw new EndpointException(file + " has no line for the server " + server);
    } catch (MultiaddrException e) {
      throw new EndpointException(file + ", " + server + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new EndpointException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
