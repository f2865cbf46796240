package stardust.trace;

/**
 * One decoded field.
 *
 * @param name as the format's own description names it
 * @param value for people: text as it is, bytes in hexadecimal
 */
public record Field(String name, String value) {}
