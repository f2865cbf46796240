package stardust.protocol;

/** The named numbers and names of stardust 0.1.0. */
public final class Stardust {

  /** The multistream-select name of the protocol, for registration and for dialling. */
  public static final String PROTOCOL = "/p2p/stardust/0.1.0";

  /**
   * The application protocol with which the command line's two ends of a dial join their standard
   * input and output: raw bytes, half-close at the end of the input.
   */
  public static final String PIPE_PROTOCOL = "/stardust/pipe/1.0.0";

  /** The TCP port that deployments listen on. */
  public static final int DEFAULT_PORT = 5892;

  /** The length of {@code JoinInit.random128} in bytes. */
  public static final int RANDOM_BYTES = 128;

  /** The length in bytes of the salt that {@code JoinChallenge.saltEncrypted} decrypts to. */
  public static final int SALT_BYTES = 128;

  /** The length of {@code JoinChallengeSolution.solution} in bytes: that of a SHA-512 hash. */
  public static final int SOLUTION_BYTES = 64;

  private Stardust() {}
}
