/* All that the page shows is in its fragment, so that a view can be shared:
   #?show=differences&s=5&q=text narrows the grid; r is the requirement that is open, c the column looked at, w the
   column beside it, t the scenario that is open. Columns count from 1. */

const NAMES = ['show', 's', 'q', 'r', 'c', 'w', 't'];

const stateOf = (fragment) => {
  const wanted = new URLSearchParams(fragment.startsWith('#?') ? fragment.slice(2) : '');
  return Object.fromEntries(NAMES.map((name) => [name, wanted.get(name) || '']));
};

const fragmentOf = (state) => {
  const parts = NAMES.filter((name) => state[name]).map((name) => name + '=' + encodeURIComponent(state[name]));
  return parts.length ? '#?' + parts.join('&') : '#';
};

let state = stateOf(location.hash);

const filterOf = ({show, s, q}) => ({show, s, q});

/* In the place of the address that was, without a step in the history. */
const keep = (changes) => {
  state = {...state, ...changes};
  history.replaceState(null, '', fragmentOf(state));
};
