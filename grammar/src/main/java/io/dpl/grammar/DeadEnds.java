package io.dpl.grammar;

import java.util.HashSet;
import java.util.Set;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.PredictionContext;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What could have come where the parser, looking ahead, found no way on. */
final class DeadEnds {

  private final ATN atn;
  private final IntervalSet expected = new IntervalSet();
  private final Set<Object> seen = new HashSet<>();

  private record Way(int state, PredictionContext after) {}

  private DeadEnds(ATN atn) {
    this.atn = atn;
  }

  static IntervalSet expected(Parser parser, NoViableAltException error) {
    DeadEnds ends = new DeadEnds(parser.getATN());
    for (ATNConfig config : error.getDeadEndConfigs()) {
      ends.follow(config.state, config.context);
    }
    return ends.expected;
  }

  private void follow(ATNState state, PredictionContext after) {
    if (!seen.add(new Way(state.stateNumber, after))) {
      return;
    }
    IntervalSet next = atn.nextTokens(state);
    expected.addAll(next);
    if (!next.contains(Token.EPSILON)) {
      return;
    }
    expected.remove(Token.EPSILON);
    for (int i = 0; i < after.size(); i++) {
      if (after.getReturnState(i) != PredictionContext.EMPTY_RETURN_STATE) {
        follow(atn.states.get(after.getReturnState(i)), after.getParent(i));
      }
    }
  }
}
