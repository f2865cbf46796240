package stardust.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every requirement of the protocol, read from PROTOCOL.md. Immutable. */
public final class Catalogue {

  private final Map<String, Requirement> byId;

  private Catalogue(List<Requirement> requirements) {
    Map<String, Requirement> map = new LinkedHashMap<>();
    requirements.forEach(requirement -> map.put(requirement.id(), requirement));
    byId = Collections.unmodifiableMap(map);
  }

  /** The catalogue of the document that is part of this library. */
  public static Catalogue load() {
    return of(SpecDocument.load());
  }

  /**
   * The catalogue of a document.
   *
   * @throws SpecSyntaxException with the line, if an id is used twice or out of order, a quote is
   *     not in the original text, or a requirement and the table of gaps do not agree
   */
  public static Catalogue of(SpecDocument document) {
    new CrossCheck(document).run();
    return new Catalogue(document.stated().map(SpecDocument.Block.Stated::requirement).toList());
  }

  /** All requirements, in the order of the text. */
  public List<Requirement> all() {
    return new ArrayList<>(byId.values());
  }

  /**
   * The requirement with this id.
   *
   * @param id as "JOIN-11"
   */
  public Optional<Requirement> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The requirements by the section that states them, both in the order of the text. */
  public Map<String, List<Requirement>> bySection() {
    return byId.values().stream()
        .collect(
            Collectors.groupingBy(
                Requirement::section, LinkedHashMap::new, Collectors.toUnmodifiableList()));
  }
}
