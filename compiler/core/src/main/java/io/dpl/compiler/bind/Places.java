package io.dpl.compiler.bind;

import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places that the statements of a script write. */
final class Places {

  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  private final List<Written> written = new ArrayList<>();

  /**
   * A place that a sink writes.
   *
   * @param place normalised
   * @param schema the columns of the files, then those of PARTITION BY
   * @param keys names of the latter
   * @param sink position in the plan's sinks, -1 in a plan of its own
   */
  record Written(
      String place,
      boolean folder,
      String format,
      Schema schema,
      List<String> keys,
      double rows,
      int sink) {

    /** The columns that a READ of this location finds: keys above it are none of them. */
    Schema below(String location) {
      String read = normal(location);
      String more = read.length() > place.length() ? read.substring(place.length()) : "";
      List<Field> fields = new ArrayList<>(schema.fields());
      for (String folder : more.split("/")) {
        fields.removeIf(
            field ->
                keys.contains(field.name())
                    && !GLOB.matcher(folder).find()
                    && folder.startsWith(field.name() + "="));
      }
      return new Schema(fields);
    }

    /** The columns of the files alone. */
    Schema stored() {
      return new Schema(
          schema.fields().stream().filter(field -> !keys.contains(field.name())).toList());
    }
  }

  /**
   * A place that is written.
   *
   * @param keys columns of PARTITION BY, which stand behind the others in {@code schema}
   */
  void add(
      String location, String format, Schema schema, List<String> keys, double rows, int sink) {
    written.add(
        new Written(normal(location), location.endsWith("/"), format, schema, keys, rows, sink));
  }

  /** The last write of a place that this location reads: the file, the folder, or files in it. */
  Optional<Written> find(String location) {
    Matcher glob = GLOB.matcher(location);
    boolean isGlob = glob.find();
    String fixed = isGlob ? location.substring(0, glob.start()) : location;
    String place = normal(fixed);
    for (int i = written.size() - 1; i >= 0; i--) {
      Written w = written.get(i);
      boolean under = w.folder() && (place + "/").startsWith(w.place() + "/");
      boolean complete = !isGlob || fixed.endsWith("/") || (under && !place.equals(w.place()));
      if ((under && complete) || (!isGlob && place.equals(w.place()))) {
        return Optional.of(w);
      }
    }
    return Optional.empty();
  }

  /** Where the list of places ends now. */
  record Mark(int count) {}

  Mark mark() {
    return new Mark(written.size());
  }

  /** Forgets places written since a mark. */
  void reset(Mark mark) {
    written.subList(mark.count(), written.size()).clear();
  }

  private static String normal(String location) {
    String place = location.replace('\\', '/').replaceAll("(?<!:)/{2,}", "/");
    place = place.replaceAll("(^|/)(\\./)+", "$1");
    return place.length() > 1 && place.endsWith("/")
        ? place.substring(0, place.length() - 1)
        : place;
  }
}
