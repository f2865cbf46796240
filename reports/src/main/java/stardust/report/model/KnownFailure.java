package stardust.report.model;

/**
 * A failure that the target's owner knows of and has not mended yet.
 *
 * @param id of the requirement that is broken, or of the scenario that fails
 * @param reason why it is left, in its owner's words
 */
public record KnownFailure(String id, String reason) {}
