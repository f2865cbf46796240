package stardust.runner.client.mutant;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import stardust.client.ClientMachine.State;
import stardust.client.ClientStep;
import stardust.spec.message.Error;

/** Clients that are wrong about one kind of challenge only. */
final class OddChallengeMutants {

  private static final byte ERROR_TAG = 8;
  private static final byte SALT_TAG = 0x12;

  private OddChallengeMutants() {}

  static List<ClientMutant> all() {
    return Stream.of(lengths(), ciphertexts(), errors(), rubbish()).flatMap(List::stream).toList();
  }

  private static List<ClientMutant> lengths() {
    return Stream.of(0, 64, 102, 127, 129, 245)
        .map(
            bytes ->
                solved(
                    "salt-of-" + bytes + "-bytes-solved",
                    "JOIN-67",
                    "It solves a salt of " + bytes + " bytes.",
                    Challenges.saltOf(bytes)))
        .toList();
  }

  private static List<ClientMutant> ciphertexts() {
    return List.of(
        solved(
            "absent-salt-solved",
            "JOIN-67",
            "It takes an absent salt for one of zeros.",
            Challenges.undecryptable(0)),
        solved(
            "plain-salt-solved",
            "JOIN-67",
            "It takes 128 bytes that are not encrypted for a salt.",
            Challenges.undecryptable(Challenges.SALT_BYTES)),
        solved(
            "short-ciphertext-solved",
            "JOIN-67",
            "It solves a ciphertext that lacks a byte.",
            Challenges.undecryptable(255)),
        solved(
            "long-ciphertext-solved",
            "JOIN-67",
            "It solves a ciphertext that has a byte too many.",
            Challenges.undecryptable(257)),
        solved(
            "salt-of-another-key-solved",
            "JOIN-67",
            "It solves, as zeros, a salt that was encrypted to another key.",
            Challenges.ofAnotherKey()));
  }

  private static List<ClientMutant> errors() {
    return List.of(
        solved(
            "generic-error-solved",
            "JOIN-66",
            "It takes E_GENERIC without a salt for a challenge.",
            Challenges.refusing(Error.E_GENERIC_VALUE)),
        solved(
            "error-of-the-length-solved",
            "JOIN-66",
            "It takes E_RAND_LENGTH without a salt for a challenge.",
            Challenges.refusing(Error.E_RAND_LENGTH_VALUE)),
        ClientMutant.of(
            "zero-taken-for-an-error-in-the-challenge",
            "WIRE-13",
            "It takes an explicit zero in a JoinChallenge for an error.",
            parts ->
                Machines.hearing(
                    parts,
                    State.AWAITING_CHALLENGE,
                    (right, message) ->
                        message.length > 1 && message[0] == ERROR_TAG && message[1] == 0
                            ? List.of(new ClientStep.Failed(new IOException("error 0")))
                            : right.message(message))));
  }

  private static List<ClientMutant> rubbish() {
    return List.of(
        solved(
            "unknown-wire-type-solved",
            "ROBUST-41",
            "It skips what it cannot decode in a challenge, and solves what is left: nothing.",
            (identity, message) -> Challenges.isRubbish(message) && message[0] != SALT_TAG),
        solved(
            "challenge-without-its-end-solved",
            "ROBUST-41",
            "It solves a challenge of which some bytes are missing.",
            (identity, message) -> Challenges.isRubbish(message) && declares(message, 2)),
        solved(
            "challenge-of-a-mebibyte-solved",
            "ROBUST-41",
            "It takes what there is of a salt that declares to have a mebibyte.",
            (identity, message) -> Challenges.isRubbish(message) && declares(message, 3)));
  }

  /** Whether it begins with a salt whose length is a varint of so many bytes. */
  private static boolean declares(byte[] message, int bytes) {
    if (message.length <= bytes || message[0] != SALT_TAG) {
      return false;
    }
    int end = 1;
    while (message[end] < 0) {
      end++;
    }
    return end == bytes;
  }

  private static ClientMutant solved(
      String name, String breaks, String what, Challenges.Kind kind) {
    return ClientMutant.of(
        name,
        breaks,
        what,
        parts -> Challenges.at(parts, kind, (self, right) -> Challenges.nothingSolved()));
  }
}
