package stardust.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stardust.peer.PrivateKey;

class IdentityFileTest {

  private final Path folder;

  IdentityFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void keepsTheIdentityItMade() throws Exception {
    Path file = folder.resolve("server.json");
    PrivateKey made = IdentityFile.loadOrCreate(file);

    assertThat(IdentityFile.loadOrCreate(file).encoded()).isEqualTo(made.encoded());
    assertThat(folder.toFile().list()).containsExactly("server.json");
  }

  @Test
  void isReadableByItsOwnerOnly() throws Exception {
    Path file = folder.resolve("server.json");
    IdentityFile.loadOrCreate(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesAFileThatHoldsSomethingElse() throws Exception {
    Path file = Files.writeString(folder.resolve("server.json"), "not json");

    assertThatThrownBy(() -> IdentityFile.loadOrCreate(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the identity file " + file + " cannot be used: ");
    assertThat(Files.readString(file)).isEqualTo("not json");
  }

  @Test
  void refusesAFolderThatDoesNotExist() {
    Path file = folder.resolve("none/server.json");

    assertThatThrownBy(() -> IdentityFile.loadOrCreate(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the identity file " + file + " cannot be made: NoSuchFile");
  }
}
