package stardust.runner.probe;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import stardust.report.model.FieldCheck;
import stardust.runner.judge.RequirementBroken;
import stardust.spec.message.Error;

/**
 * What came where an answer with an {@code error} field is due.
 *
 * @param name the message that is due
 * @param arrival what came
 * @param message it, decoded; empty if it was no such message
 * @param error the number in its error field; 0 if absent
 * @param <M> the message that is due
 */
public record Answer<M>(String name, Arrival arrival, Optional<M> message, int error) {

  static <M> Answer<M> of(String name, Arrival arrival, Parser<M> parser, ToIntFunction<M> error) {
    Optional<M> message = decode(arrival, parser);
    return new Answer<>(
        name, arrival, message, message.map(found -> error.applyAsInt(found)).orElse(0));
  }

  /** Whether it is the message, without an error. */
  public boolean accepted() {
    return message.isPresent() && error == Error.OK_VALUE;
  }

  /** Whether it is the message, with an error. */
  public boolean refused() {
    return message.isPresent() && error != Error.OK_VALUE;
  }

  /** Whether the stream ended in place of the message. */
  public boolean ended() {
    return arrival instanceof Arrival.Ended || arrival instanceof Arrival.Closed;
  }

  /** The message without error, or else the broken requirement. */
  public M orBroken(Function<String, RequirementBroken> broken) {
    if (!accepted()) {
      throw broken.apply(seen()).withFields(fields("absent"));
    }
    return message.orElseThrow();
  }

  /** The broken requirement of somebody who awaited this message with an error. */
  public RequirementBroken notRefused(String requirement) {
    return RequirementBroken.of(requirement, "a " + name + " with an error", seen())
        .withFields(fields("any but 0"));
  }

  /**
   * The message field by field, the error first; empty if no such message came.
   *
   * @param due what the error field should have held
   */
  public List<FieldCheck> fields(String due) {
    if (message.isEmpty() || !(arrival instanceof Arrival.Message found)) {
      return List.of();
    }
    Stream<FieldCheck> others =
        MessageFields.of(name, found.payload()).stream()
            .filter(field -> !field.name().equals("error"))
            .map(field -> new FieldCheck(field.name(), "", field.value()));
    return Stream.concat(Stream.of(new FieldCheck("error", due, errorField())), others).toList();
  }

  private String errorField() {
    return error == Error.OK_VALUE ? "absent" : named(error);
  }

  /** A code with its name, if it has one. */
  public static String named(int code) {
    Error known = Error.forNumber(code);
    return known == null ? String.valueOf(code) : known.name() + " (" + code + ")";
  }

  /** For "expected ..., but ...". */
  public String seen() {
    if (message.isPresent()) {
      return "the server sent " + name + "{" + errorText() + "}";
    }
    return arrival instanceof Arrival.Message
        ? arrival.seen() + ", which is no " + name
        : arrival.seen();
  }

  private String errorText() {
    if (error == Error.OK_VALUE) {
      return "no error";
    }
    Error known = Error.forNumber(error);
    return "error: " + (known == null ? String.valueOf(error) : known.name());
  }

  private static <M> Optional<M> decode(Arrival arrival, Parser<M> parser) {
    if (!(arrival instanceof Arrival.Message found)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.parseFrom(found.payload()));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
