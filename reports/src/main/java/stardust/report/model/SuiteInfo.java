package stardust.report.model;

/**
 * Who judged.
 *
 * @param name of the suite
 * @param version of the suite
 * @param specRevision which text of the protocol it judged by
 */
public record SuiteInfo(String name, String version, String specRevision) {}
