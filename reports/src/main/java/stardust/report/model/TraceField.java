package stardust.report.model;

/**
 * One decoded field.
 *
 * @param name as the format's own description names it
 * @param value text as it is, bytes in hexadecimal
 */
public record TraceField(String name, String value) {}
