package stardust.runner.mutant;

/** What makes a server or a client wrong in one thing. */
public interface Defect {

  /** Unique, in the form of a scenario's name. */
  String name();

  /** The id of the requirement that it breaks. */
  String breaks();

  /** What it does wrong, in one sentence. */
  String what();
}
