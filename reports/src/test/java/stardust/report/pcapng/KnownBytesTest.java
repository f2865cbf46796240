package stardust.report.pcapng;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownBytesTest {

  private final KnownBytes bytes = new KnownBytes();

  @Test
  void cutsWhereKnownBytesFollowUnknownOnes() {
    bytes.append(new byte[] {1, 2}, 5);
    bytes.append(new byte[] {6, 7}, 2);

    assertThat(bytes.parts(0, 7, 100))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            new KnownBytes.Part(0, new byte[] {1, 2}, 5),
            new KnownBytes.Part(5, new byte[] {6, 7}, 2));
  }

  @Test
  void cutsWhatIsTooLongForAPacket() {
    bytes.append(new byte[] {1, 2, 3}, 10);

    assertThat(bytes.parts(0, 10, 4))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            new KnownBytes.Part(0, new byte[] {1, 2, 3}, 4),
            new KnownBytes.Part(4, new byte[0], 4),
            new KnownBytes.Part(8, new byte[0], 2));
  }

  @Test
  void joinsWhatIsFilledIn() {
    bytes.append(new byte[] {1, 2}, 5);
    bytes.put(1, new byte[] {2, 3, 4, 5, 6});

    assertThat(bytes.parts(0, 5, 100))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(new KnownBytes.Part(0, new byte[] {1, 2, 3, 4, 5}, 5));
  }

  @Test
  void fitsWhereNoKnownByteDiffers() {
    bytes.append(new byte[] {1, 2}, 5);

    assertThat(bytes.fits(0, new byte[] {1, 2, 9}, 5)).isTrue();
    assertThat(bytes.fits(0, new byte[] {1, 3}, 5)).isFalse();
    assertThat(bytes.fits(0, new byte[] {1, 2}, 6)).isFalse();
    assertThat(bytes.fits(2, new byte[] {3}, 1)).isFalse();
  }
}
