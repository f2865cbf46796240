package stardust.runner.endpoint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Programs to start, in tests. */
final class Programs {

  private Programs() {}

  static Program of(String... words) {
    return new Program(
        List.of(words),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Program.START,
        Program.STOP);
  }

  static Program withEnvironment(Program program, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("CLASSPATH", System.getProperty("java.class.path"));
    return new Program(
        program.command(),
        program.image(),
        program.port(),
        program.transport(),
        environment,
        program.folder(),
        program.ready(),
        program.startWithin(),
        program.stopWithin());
  }

  static Program withPort(Program program, int port) {
    return new Program(
        program.command(),
        program.image(),
        OptionalInt.of(port),
        program.transport(),
        program.environment(),
        program.folder(),
        program.ready(),
        program.startWithin(),
        program.stopWithin());
  }

  static Program whenReady(Program program, String pattern, Duration within) {
    return new Program(
        program.command(),
        program.image(),
        program.port(),
        program.transport(),
        program.environment(),
        program.folder(),
        Optional.of(Pattern.compile(pattern)),
        within,
        program.stopWithin());
  }

  /** A JVM with this test's class path. */
  static Program java(Class<?> main, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add(main.getName());
    words.addAll(List.of(arguments));
    return withEnvironment(of(words.toArray(String[]::new)), Map.of());
  }
}
