package stardust.report.html;

import j2html.tags.DomContent;

/** A part of the page. */
interface Section {
  DomContent render(Page page);
}
