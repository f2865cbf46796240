/* A trace is drawn when its scenario is opened, that of a finding at once. */

$$('details.scenario').forEach((details) => details.addEventListener('toggle', () => {
  if (details.open) $$('[data-trace]', details).forEach(draw);
}));
$$('[data-excerpt]').reduce((before, box) => before.then(() => draw(box)), Promise.resolve());
