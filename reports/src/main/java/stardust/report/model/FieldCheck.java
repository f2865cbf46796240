package stardust.report.model;

/**
 * One decoded field of an answer, as it should have been beside as it was.
 *
 * @param name as the format's own description names it
 * @param expected what was due, in words or as the value; empty if anything would have done
 * @param seen what came; "absent" if the field was not there
 */
public record FieldCheck(String name, String expected, String seen) {}
