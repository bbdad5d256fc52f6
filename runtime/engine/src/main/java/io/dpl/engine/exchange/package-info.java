/**
 * Where rows rest or wait between stages and before the caller: packs of finished tasks, bounded
 * queues, spill files. Start at {@link io.dpl.engine.exchange.ExchangeStore} and {@link
 * io.dpl.engine.exchange.Mailbox}.
 */
@NullMarked
package io.dpl.engine.exchange;

import org.jspecify.annotations.NullMarked;
