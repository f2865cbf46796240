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

/* Other fragments are places in the page, as of the link that skips the headings. */
const isView = (fragment) => fragment.length <= 1 || fragment.startsWith('#?');

let state = stateOf(location.hash);

const filterOf = ({show, s, q}) => ({show, s, q});

/* The reader has gone back or on, and the page has not been told yet. */
const isLeft = () => isView(location.hash) && fragmentOf(stateOf(location.hash)) !== fragmentOf(state);

/* In the place of the address that was, without a step in the history; not once that address is left, as an element that opened
   says so a little later. */
const keep = (changes) => {
  if (isLeft()) return;
  state = {...state, ...changes};
  history.replaceState(null, '', fragmentOf(state));
};
