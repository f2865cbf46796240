package stardust.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import stardust.peer.KeyException;
import stardust.peer.Keys;
import stardust.peer.PeerIdJson;
import stardust.peer.PrivateKey;

/**
 * A file that keeps an identity: the JSON form of its peer id with the private key, readable by its
 * owner only.
 */
public final class IdentityFile {

  private static final int RSA_BITS = 2048;
  private static final long LONGEST_FILE = 64 << 10;

  private IdentityFile() {}

  /**
   * The identity in this file; made with a fresh RSA key of 2048 bits when there is no such file.
   *
   * @throws IOException with a sentence for people, when the file cannot be read or made, or does
   *     not hold an identity
   */
  public static PrivateKey loadOrCreate(Path file) throws IOException {
    return Files.exists(file) ? load(file) : create(file);
  }

  /**
   * The identity in this file.
   *
   * @throws IOException with a sentence for people, when the file cannot be read or does not hold
   *     an identity
   */
  public static PrivateKey load(Path file) throws IOException {
    try {
      if (Files.size(file) > LONGEST_FILE) {
        throw new IOException("it has more than " + LONGEST_FILE + " bytes");
      }
      return PeerIdJson.read(Files.readString(file)).privateKey();
    } catch (IOException e) {
      throw new IOException("the identity file " + file + " cannot be used: " + reason(e), e);
    }
  }

  private static PrivateKey create(Path file) throws IOException {
    PrivateKey key = Keys.generateRsa(RSA_BITS, new SecureRandom());
    try {
      write(file.toAbsolutePath(), PeerIdJson.withPrivateKey(key).writeWithPrivateKey() + "\n");
    } catch (FileAlreadyExistsException e) {
      // Another server that was started at the same time was faster.
      return load(file);
    } catch (IOException e) {
      throw new IOException("the identity file " + file + " cannot be made: " + reason(e), e);
    }
    return key;
  }

  /** Written beside and moved into place, so that there is never half a file. */
  private static void write(Path file, String json) throws IOException {
    Path draft = Files.createTempFile(file.getParent(), ".identity", ".tmp", ownerOnly());
    try {
      Files.write(draft, json.getBytes(StandardCharsets.UTF_8));
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** The messages of file system exceptions are often only the name of the file. */
  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    return e.getClass() == IOException.class || e instanceof KeyException
        ? message
        : e.getClass().getSimpleName().replace("Exception", "") + " " + message;
  }
}
