package io.dpl.compiler.explain.page;

/** How a page looks, in the light and in the dark, on a desk and on a phone. */
final class Style {

  static final String CSS =
      """
      :root { --paper: #fff; --ink: #1c2128; --dim: #5c6670; --line: #d3d9e0; --card: #f6f8fa;
        --accent: #0b62c4; --c0: #4878a8; --c1: #d9822b; --c2: #4f9a58; --c3: #a5569c;
        --c4: #c2504c; --c5: #7a8793; }
      @media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e4e8ec;
        --dim: #98a3ae; --line: #39424c; --card: #1d2329; --accent: #6cb0f5; --c0: #6a9ecf;
        --c1: #e59f52; --c2: #6fb978; --c3: #c07fb8; --c4: #dc7571; --c5: #97a4b0; } }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink);
        font: 16px/1.5 system-ui, sans-serif; }
      main { max-width: 66rem; margin: 0 auto; padding: 1rem; }
      h1 { font-size: 1.5rem; margin: .5rem 0 0; overflow-wrap: anywhere; }
      h2 { font-size: 1.1rem; margin: 1.6rem 0 .5rem; }
      p { margin: .3rem 0; overflow-wrap: anywhere; }
      a { color: inherit; }
      .dim { color: var(--dim); }
      .scroll { overflow-x: auto; }
      svg { display: block; margin: 0 auto; height: auto; }
      svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
      svg .name { font-weight: 600; font-size: 14px; }
      svg .small { fill: var(--dim); font-size: 11px; }
      svg .label { text-anchor: middle; font-size: 11px; paint-order: stroke;
        stroke: var(--paper); stroke-width: 6px; }
      svg .box { fill: var(--card); stroke: var(--accent); stroke-width: 1.5; }
      svg .edge { fill: none; stroke: var(--dim); stroke-width: 1.5; }
      svg .wait { stroke-dasharray: 5 4; }
      svg .tip { fill: var(--dim); }
      svg .grid { stroke: var(--line); }
      svg .lost { opacity: .4; }
      .c0 { background: var(--c0); fill: var(--c0); } .c1 { background: var(--c1); fill: var(--c1); }
      .c2 { background: var(--c2); fill: var(--c2); } .c3 { background: var(--c3); fill: var(--c3); }
      .c4 { background: var(--c4); fill: var(--c4); } .c5 { background: var(--c5); fill: var(--c5); }
      table { border-collapse: collapse; font-size: .9rem; width: 100%; }
      th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line);
        white-space: nowrap; }
      td:first-child { white-space: normal; min-width: 9rem; }
      th { color: var(--dim); font-weight: 500; }
      th.n, .n { text-align: right; font-variant-numeric: tabular-nums; }
      .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
        padding: .5rem .8rem; margin: .5rem 0; }
      summary { cursor: pointer; overflow-wrap: anywhere; }
      .tag { color: var(--dim); border: 1px solid var(--line); border-radius: 1rem;
        padding: 0 .5rem; font-size: .8rem; white-space: nowrap; }
      dl { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: .4rem 0; }
      dt { color: var(--dim); font-size: .8rem; } dd { margin: 0; overflow-wrap: anywhere; }
      pre { overflow-x: auto; font: 12px/1.45 ui-monospace, monospace; margin: .5rem 0; }
      .barline { display: flex; align-items: center; gap: .6rem; margin: .3rem 0; }
      .who { width: 6rem; flex: none; overflow: hidden; text-overflow: ellipsis;
        white-space: nowrap; }
      .bar { flex: 1; display: flex; height: 1.2rem; background: var(--card);
        border: 1px solid var(--line); border-radius: 4px; overflow: hidden; }
      .legend { list-style: none; padding: 0; margin: .6rem 0; font-size: .9rem; }
      .legend li { margin: .2rem 0; overflow-wrap: anywhere; }
      .key { display: inline-block; width: .8rem; height: .8rem; border-radius: 3px;
        margin-right: .5rem; }
      """;

  private Style() {}
}
