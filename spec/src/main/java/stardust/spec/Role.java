package stardust.spec;

/** Whom a requirement binds. */
public enum Role {
  CLIENT,
  SERVER
}
