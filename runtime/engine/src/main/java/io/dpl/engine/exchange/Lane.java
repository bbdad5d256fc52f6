package io.dpl.engine.exchange;

/**
 * Rows from one task into one exchange; the order of lanes is the order of rows.
 *
 * @param sender position of the sending output among all that send into the exchange, in the order
 *     of the plan
 * @param partition partition of the sending task
 */
public record Lane(int sender, int partition) implements Comparable<Lane> {

  @Override
  public int compareTo(Lane other) {
    int bySender = Integer.compare(sender, other.sender);
    return bySender != 0 ? bySender : Integer.compare(partition, other.partition);
  }
}
