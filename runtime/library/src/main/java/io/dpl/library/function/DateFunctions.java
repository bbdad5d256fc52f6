package io.dpl.library.function;

import static io.dpl.library.function.Definition.scalar;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Functions on dates and times; TIMESTAMPTZ is taken in UTC. */
public final class DateFunctions {

  private static final String GROUP = "Dates and times";

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          scalar(GROUP)
              .is("YEAR(time DATE) -> BIGINT", "year({0})")
              .is("YEAR(time TIMESTAMP) -> BIGINT", "year({0})")
              .is("YEAR(time TIMESTAMPTZ) -> BIGINT", "year({0})")
              .says("The year.")
              .example("YEAR(DATE '2024-03-05')", "2024"),
          scalar(GROUP)
              .is("QUARTER(time DATE) -> BIGINT", "quarter({0})")
              .is("QUARTER(time TIMESTAMP) -> BIGINT", "quarter({0})")
              .is("QUARTER(time TIMESTAMPTZ) -> BIGINT", "quarter({0})")
              .says("The quarter, 1 to 4.")
              .example("QUARTER(DATE '2024-03-05')", "1"),
          scalar(GROUP)
              .is("MONTH(time DATE) -> BIGINT", "month({0})")
              .is("MONTH(time TIMESTAMP) -> BIGINT", "month({0})")
              .is("MONTH(time TIMESTAMPTZ) -> BIGINT", "month({0})")
              .says("The month, 1 to 12.")
              .example("MONTH(DATE '2024-03-05')", "3"),
          scalar(GROUP)
              .is("WEEK(time DATE) -> BIGINT", "week({0})")
              .is("WEEK(time TIMESTAMP) -> BIGINT", "week({0})")
              .is("WEEK(time TIMESTAMPTZ) -> BIGINT", "week({0})")
              .says("The week of ISO 8601, 1 to 53.")
              .example("WEEK(DATE '2024-03-05')", "10"),
          scalar(GROUP)
              .is("DAY(time DATE) -> BIGINT", "day({0})")
              .is("DAY(time TIMESTAMP) -> BIGINT", "day({0})")
              .is("DAY(time TIMESTAMPTZ) -> BIGINT", "day({0})")
              .says("The day of the month.")
              .example("DAY(DATE '2024-03-05')", "5"),
          scalar(GROUP)
              .is("DAYOFWEEK(time DATE) -> BIGINT", "dayofweek({0})")
              .is("DAYOFWEEK(time TIMESTAMP) -> BIGINT", "dayofweek({0})")
              .is("DAYOFWEEK(time TIMESTAMPTZ) -> BIGINT", "dayofweek({0})")
              .says("The day of the week, Sunday is 0.")
              .example("DAYOFWEEK(DATE '2024-03-05')", "2"),
          scalar(GROUP)
              .is("ISODOW(time DATE) -> BIGINT", "isodow({0})")
              .is("ISODOW(time TIMESTAMP) -> BIGINT", "isodow({0})")
              .is("ISODOW(time TIMESTAMPTZ) -> BIGINT", "isodow({0})")
              .says("The day of the week, Monday is 1, Sunday 7.")
              .example("ISODOW(DATE '2024-03-05')", "2"),
          scalar(GROUP)
              .is("DAYOFYEAR(time DATE) -> BIGINT", "dayofyear({0})")
              .is("DAYOFYEAR(time TIMESTAMP) -> BIGINT", "dayofyear({0})")
              .is("DAYOFYEAR(time TIMESTAMPTZ) -> BIGINT", "dayofyear({0})")
              .says("The day of the year.")
              .example("DAYOFYEAR(DATE '2024-03-05')", "65"),
          scalar(GROUP)
              .is("HOUR(time DATE) -> BIGINT", "hour({0})")
              .is("HOUR(time TIMESTAMP) -> BIGINT", "hour({0})")
              .is("HOUR(time TIMESTAMPTZ) -> BIGINT", "hour({0})")
              .is("HOUR(time TIME) -> BIGINT", "hour({0})")
              .says("The hour, 0 to 23.")
              .example("HOUR(TIMESTAMP '2024-03-05 07:08:09')", "7"),
          scalar(GROUP)
              .is("MINUTE(time DATE) -> BIGINT", "minute({0})")
              .is("MINUTE(time TIMESTAMP) -> BIGINT", "minute({0})")
              .is("MINUTE(time TIMESTAMPTZ) -> BIGINT", "minute({0})")
              .is("MINUTE(time TIME) -> BIGINT", "minute({0})")
              .says("The minute, 0 to 59.")
              .example("MINUTE(TIMESTAMP '2024-03-05 07:08:09')", "8"),
          scalar(GROUP)
              .is("SECOND(time DATE) -> BIGINT", "second({0})")
              .is("SECOND(time TIMESTAMP) -> BIGINT", "second({0})")
              .is("SECOND(time TIMESTAMPTZ) -> BIGINT", "second({0})")
              .is("SECOND(time TIME) -> BIGINT", "second({0})")
              .says("The second, 0 to 59.")
              .example("SECOND(TIMESTAMP '2024-03-05 07:08:09')", "9"),
          scalar(GROUP)
              .is("DAYNAME(time TIMESTAMP) -> STRING", "dayname({0})")
              .is("DAYNAME(time TIMESTAMPTZ) -> STRING", "dayname({0})")
              .says("The English name of the day.")
              .example("DAYNAME(DATE '2024-03-05')", "Tuesday"),
          scalar(GROUP)
              .is("MONTHNAME(time TIMESTAMP) -> STRING", "monthname({0})")
              .is("MONTHNAME(time TIMESTAMPTZ) -> STRING", "monthname({0})")
              .says("The English name of the month.")
              .example("MONTHNAME(DATE '2024-03-05')", "March"),
          scalar(GROUP)
              .is("LAST_DAY(time TIMESTAMP) -> DATE", "last_day({0})")
              .is("LAST_DAY(time TIMESTAMPTZ) -> DATE", "last_day({0})")
              .says("The last day of the month.")
              .example("LAST_DAY(DATE '2024-02-05')", "2024-02-29"),
          scalar(GROUP)
              .is(
                  "DATE_PART(part STRING, time TIMESTAMP) -> DOUBLE",
                  "CAST(date_part({0}, {1}) AS DOUBLE)")
              .is(
                  "DATE_PART(part STRING, time TIMESTAMPTZ) -> DOUBLE",
                  "CAST(date_part({0}, {1}) AS DOUBLE)")
              .is(
                  "DATE_PART(part STRING, span INTERVAL) -> DOUBLE",
                  "CAST(date_part({0}, {1}) AS DOUBLE)")
              .says("One part of a time as a number.")
              .details(
                  "Parts: 'microsecond', 'millisecond', 'second', 'minute', 'hour', 'day', "
                      + "'week', 'month', 'quarter', 'year' and others.")
              .fallible()
              .example("DATE_PART('year', DATE '2024-03-05')", "2024.0"),
          scalar(GROUP)
              .is("DATE_TRUNC(part STRING, time TIMESTAMP) -> TIMESTAMP", "date_trunc({0}, {1})")
              .is(
                  "DATE_TRUNC(part STRING, time TIMESTAMPTZ) -> TIMESTAMPTZ",
                  "date_trunc({0}, {1})")
              .says("The start of the month, the hour ... in which the time lies.")
              .details(
                  "Parts: 'microsecond', 'millisecond', 'second', 'minute', 'hour', 'day', "
                      + "'week', 'month', 'quarter', 'year' and others.")
              .fallible()
              .example("DATE_TRUNC('month', DATE '2024-03-05')", "2024-03-01 00:00:00"),
          scalar(GROUP)
              .is(
                  "TIME_BUCKET(width INTERVAL, time TIMESTAMP) -> TIMESTAMP",
                  "time_bucket({0}, {1})")
              .is(
                  "TIME_BUCKET(width INTERVAL, time TIMESTAMPTZ) -> TIMESTAMPTZ",
                  "time_bucket({0}, {1})")
              .says("The start of the span of this width in which the time lies.")
              .fallible()
              .example(
                  "TIME_BUCKET(INTERVAL 15 MINUTE, TIMESTAMP '2024-03-05 07:20:00')",
                  "2024-03-05 07:15:00"),
          scalar(GROUP)
              .is(
                  "DATE_DIFF(part STRING, a TIMESTAMP, b TIMESTAMP) -> BIGINT",
                  "date_diff({0}, {1}, {2})")
              .is(
                  "DATE_DIFF(part STRING, a TIMESTAMPTZ, b TIMESTAMPTZ) -> BIGINT",
                  "date_diff({0}, {1}, {2})")
              .says("How many borders of a part lie between two times.")
              .details(
                  "Parts: 'microsecond', 'millisecond', 'second', 'minute', 'hour', 'day', "
                      + "'week', 'month', 'quarter', 'year' and others.")
              .fallible()
              .example("DATE_DIFF('day', DATE '2024-02-28', DATE '2024-03-01')", "2"),
          scalar(GROUP)
              .is(
                  "DATE_SUB(part STRING, a TIMESTAMP, b TIMESTAMP) -> BIGINT",
                  "date_sub({0}, {1}, {2})")
              .is(
                  "DATE_SUB(part STRING, a TIMESTAMPTZ, b TIMESTAMPTZ) -> BIGINT",
                  "date_sub({0}, {1}, {2})")
              .says("How many whole parts lie between two times.")
              .details(
                  "Parts: 'microsecond', 'millisecond', 'second', 'minute', 'hour', 'day', "
                      + "'week', 'month', 'quarter', 'year' and others.")
              .fallible()
              .example("DATE_SUB('month', DATE '2024-01-31', DATE '2024-03-01')", "1"),
          scalar(GROUP)
              .is("DATE_ADD(time TIMESTAMP, span INTERVAL) -> TIMESTAMP", "({0} + {1})")
              .is("DATE_ADD(time TIMESTAMPTZ, span INTERVAL) -> TIMESTAMPTZ", "({0} + {1})")
              .says("The time moved by a span.")
              .fallible()
              .example("DATE_ADD(DATE '2024-01-31', INTERVAL 1 MONTH)", "2024-02-29 00:00:00"),
          scalar(GROUP)
              .is("AGE(a TIMESTAMP, b TIMESTAMP) -> INTERVAL", "age({0}, {1})")
              .is("AGE(a TIMESTAMPTZ, b TIMESTAMPTZ) -> INTERVAL", "age({0}, {1})")
              .says("The first time minus the second, in years, months and days.")
              .fallible()
              .example("AGE(DATE '2024-03-05', DATE '2023-01-01')", "1 year 2 months 4 days"),
          scalar(GROUP)
              .is("EPOCH(time TIMESTAMP) -> DOUBLE", "epoch({0})")
              .is("EPOCH(time TIMESTAMPTZ) -> DOUBLE", "epoch({0})")
              .is("EPOCH(span INTERVAL) -> DOUBLE", "epoch({0})")
              .says("Seconds since 1970.")
              .example("EPOCH(TIMESTAMP '1970-01-01 00:00:01.5')", "1.5"),
          scalar(GROUP)
              .is("EPOCH_MS(time TIMESTAMP) -> BIGINT", "epoch_ms({0})")
              .is("EPOCH_MS(time TIMESTAMPTZ) -> BIGINT", "epoch_ms({0})")
              .says("Milliseconds since 1970.")
              .example("EPOCH_MS(TIMESTAMP '1970-01-01 00:00:01')", "1000"),
          scalar(GROUP)
              .is("EPOCH_US(time TIMESTAMP) -> BIGINT", "epoch_us({0})")
              .is("EPOCH_US(time TIMESTAMPTZ) -> BIGINT", "epoch_us({0})")
              .says("Microseconds since 1970.")
              .example("EPOCH_US(TIMESTAMP '1970-01-01 00:00:01')", "1000000"),
          scalar(GROUP)
              .is("TO_TIMESTAMP(seconds DOUBLE) -> TIMESTAMPTZ", "to_timestamp({0})")
              .says("The time so many seconds after 1970.")
              .fallible()
              .example("EPOCH(TO_TIMESTAMP(1.5))", "1.5"),
          scalar(GROUP)
              .is("MAKE_TIMESTAMP_MS(milliseconds BIGINT) -> TIMESTAMP", "make_timestamp_ms({0})")
              .says("The time so many milliseconds after 1970.")
              .fallible()
              .example("MAKE_TIMESTAMP_MS(1000)", "1970-01-01 00:00:01"),
          scalar(GROUP)
              .is(
                  "MAKE_DATE(year BIGINT, month BIGINT, day BIGINT) -> DATE",
                  "make_date({0}, {1}, {2})")
              .says("The date of a year, month and day.")
              .fallible()
              .example("MAKE_DATE(2024, 3, 5)", "2024-03-05"),
          scalar(GROUP)
              .is(
                  "MAKE_TIMESTAMP(year BIGINT, month BIGINT, day BIGINT, hour BIGINT, minute "
                      + "BIGINT, second DOUBLE) -> TIMESTAMP",
                  "make_timestamp({0}, {1}, {2}, {3}, {4}, {5})")
              .says("The time of its parts.")
              .fallible()
              .example("MAKE_TIMESTAMP(2024, 3, 5, 7, 8, 9.5)", "2024-03-05 07:08:09.5"),
          scalar(GROUP)
              .is("STRFTIME(time TIMESTAMP, form STRING) -> STRING", "strftime({0}, {1})")
              .is("STRFTIME(time TIMESTAMPTZ, form STRING) -> STRING", "strftime({0}, {1})")
              .says("The time as a text in a form (a constant).")
              .details(
                  "%Y year, %m month, %d day, %H hour, %M minute, %S second, %f "
                      + "microseconds, %b month name, %a day name.")
              .fallible()
              .example("STRFTIME(DATE '2024-03-05', '%d.%m.%Y')", "05.03.2024"),
          scalar(GROUP)
              .is("STRPTIME(text STRING, form STRING) -> TIMESTAMP", "strptime({0}, {1})")
              .says("The time that a text in a form (a constant) means.")
              .details("A text of another form is an error; TRY_STRPTIME gives NULL.")
              .fallible()
              .example("STRPTIME('05.03.2024', '%d.%m.%Y')", "2024-03-05 00:00:00"),
          scalar(GROUP)
              .is("TRY_STRPTIME(text STRING, form STRING) -> TIMESTAMP", "try_strptime({0}, {1})")
              .says("As STRPTIME, but NULL for a text of another form.")
              .example("TRY_STRPTIME('soon', '%d.%m.%Y')", "NULL"),
          scalar(GROUP)
              .is("NOW() -> TIMESTAMPTZ", "now()")
              .says("The time when the run started; the same in every row and on every node.")
              .example("NOW() > TO_TIMESTAMP(0)", "true"),
          scalar(GROUP)
              .is("CURRENT_TIMESTAMP() -> TIMESTAMPTZ", "now()")
              .says("The same as NOW.")
              .example("CURRENT_TIMESTAMP() > TO_TIMESTAMP(0)", "true"),
          scalar(GROUP)
              .is("CURRENT_DATE() -> DATE", "CAST(now() AS DATE)")
              .says("The date (in UTC) when the run started.")
              .example("CURRENT_DATE() > DATE '2020-01-01'", "true"));

  private DateFunctions() {}
}
