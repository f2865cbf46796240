package stardust.runner.client;

/**
 * What the client proposed in a negotiation.
 *
 * @param stream the stream in which it was; empty for the whole connection
 * @param protocol the name
 */
public record Proposal(String stream, String protocol) {}
