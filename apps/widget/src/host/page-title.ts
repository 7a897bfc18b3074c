/**
 * "(2) " before the page's title while messages wait unread. Only what we put there is taken away: a title the
 * page set in the meantime stays.
 */
export function createTitleBadge(page: { title: string }): (unread: number) => void {
  let prefix = "";
  return (unread) => {
    const plain =
      prefix !== "" && page.title.startsWith(prefix) ? page.title.slice(prefix.length) : page.title;
    prefix = unread > 0 ? `(${unread}) ` : "";
    if (page.title !== prefix + plain) page.title = prefix + plain;
  };
}
