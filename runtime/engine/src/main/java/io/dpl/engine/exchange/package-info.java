/**
 * Where rows rest or wait between stages and before the caller: packs of finished tasks, bounded
 * queues, spill files. Batches enter by an {@link io.dpl.engine.exchange.Outlet} and leave by a
 * reader; tasks find both through {@link io.dpl.engine.exchange.Ports}.
 *
 * <p>In process start at {@link io.dpl.engine.exchange.Exchanges} and {@link
 * io.dpl.engine.exchange.Mailbox}; at a worker of a cluster at {@link
 * io.dpl.engine.exchange.PackStore}, whose packs {@code PackFormat} writes. A new kind of exchange
 * is a case in {@code ExchangeStore}, {@code PackStore} and the driver's {@code Book}.
 */
@NullMarked
package io.dpl.engine.exchange;

import org.jspecify.annotations.NullMarked;
