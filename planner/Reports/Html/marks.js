// What was searched for is marked in the details, where the browser can mark a text without touching the document.

function markFound(element, text) {
  if (!window.CSS || !CSS.highlights) return;
  CSS.highlights.delete('found');
  const words = text.toLowerCase().split(/\s+/).filter((word) => word.length > 1);
  if (words.length === 0) return;
  const ranges = [];
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const content = walk.currentNode.data.toLowerCase();
    // Small letters may be more than the large ones were: then places do not fit.
    if (content.length !== walk.currentNode.data.length) continue;
    for (const word of words) {
      for (let at = content.indexOf(word); at >= 0; at = content.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(walk.currentNode, at);
        range.setEnd(walk.currentNode, at + word.length);
        ranges.push(range);
      }
    }
  }
  if (ranges.length > 0) CSS.highlights.set('found', new Highlight(...ranges.slice(0, 2000)));
}
