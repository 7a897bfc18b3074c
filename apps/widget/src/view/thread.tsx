import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { linkify } from "../conversation/text.ts";
import type { Bubble, Group, Line } from "../conversation/thread.ts";
import type { Visit } from "../visit/visit.ts";
import { DownIcon } from "./icons.tsx";
import { speech } from "./speech.ts";

type ThreadProps = {
  lines: readonly Line[];
  visit: Visit;
  ended: boolean;
  hasOlder: boolean;
  /** Whether the newest line is in sight; then it stays in sight. */
  atEnd: boolean;
  onAtEnd: (atEnd: boolean) => void;
  children: ComponentChildren;
};

const NEAR_END_PX = 48;

export function Thread({ lines, visit, ended, hasOlder, atEnd, onAtEnd, children }: ThreadProps) {
  const { words } = speech;
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follow = useRef(true);
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  const lastLine = lines.at(-1);
  const ownLast = lastLine?.type === "group" && lastLine.own ? lastLine.bubbles.at(-1)?.key : null;

  // What this customer writes is always shown.
  useLayoutEffect(() => {
    follow.current = true;
    toEnd();
  }, [ownLast]);
  useEffect(() => {
    if (box.current === null || content.current === null) return;
    // Both: the content grows, and the box shrinks when a keyboard comes up.
    const observer = new ResizeObserver(() => follow.current && toEnd());
    observer.observe(box.current);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div class="thread-frame">
      <div
        ref={box}
        class="thread"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={words.log}
        aria-relevant="additions"
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          follow.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
          onAtEnd(follow.current);
        }}
      >
        <div ref={content} class="thread-content">
          {hasOlder && <Older visit={visit} />}
          {lines.map((line) => (
            <ThreadLine key={line.key} {...{ line, visit, ended }} />
          ))}
          {children}
        </div>
      </div>
      {!atEnd && (
        <button type="button" class="to-end" onClick={toEnd}>
          <DownIcon />
          {words.newMessages}
        </button>
      )}
    </div>
  );
}

function Older({ visit }: { visit: Visit }) {
  const { words } = speech;
  const [loading, setLoading] = useState(false);
  return (
    <button
      type="button"
      class="older"
      disabled={loading}
      onClick={() => {
        setLoading(true);
        void visit.loadOlder().finally(() => setLoading(false));
      }}
    >
      {words.older}
    </button>
  );
}

function ThreadLine({ line, visit, ended }: { line: Line; visit: Visit; ended: boolean }) {
  const { words, language } = speech;
  if (line.type === "group") return <GroupLine group={line} {...{ visit, ended }} />;
  if (line.type === "notice") return <p class="notice">{words.notices[line.notice](line.name)}</p>;
  const format = { month: "long", day: "numeric", weekday: "long" } as const;
  return <p class="day">{new Date(line.at).toLocaleDateString(language, format)}</p>;
}

function GroupLine({ group, visit, ended }: { group: Group; visit: Visit; ended: boolean }) {
  const { words, language } = speech;
  const name = group.own ? words.you : words.agent(group.name);
  const time = new Date(group.at);
  const failed = group.bubbles.at(-1)?.failure != null;
  return (
    <div class={group.own ? "group own" : "group"}>
      {!group.own && (
        <span class="face" aria-hidden="true">
          {[...group.name][0]}
        </span>
      )}
      <p class={group.own ? "unseen" : "group-name"}>{name}</p>
      {group.bubbles.map((bubble) => (
        <BubbleLine key={bubble.key} {...{ bubble, visit, ended }} />
      ))}
      {!failed && (
        <p class="group-foot">
          {group.mark !== null && (
            <span class={`mark ${group.mark}`}>{words.marks[group.mark]}</span>
          )}
          <time dateTime={time.toISOString()}>
            {time.toLocaleTimeString(language, { hour: "numeric", minute: "2-digit" })}
          </time>
        </p>
      )}
    </div>
  );
}

function BubbleLine({ bubble, visit, ended }: { bubble: Bubble; visit: Visit; ended: boolean }) {
  const { words } = speech;
  const { failure, clientId } = bubble;
  return (
    <>
      <div class={failure === null ? "bubble" : "bubble failed"}>
        <MessageText text={bubble.text} />
      </div>
      {failure !== null && (
        <div class="failure">
          <p>{words.failures[failure]}</p>
          <button type="button" onClick={() => visit.retry(clientId)}>
            {ended ? words.retryAnew : words.retry}
          </button>
          <button type="button" onClick={() => visit.discard(clientId)}>
            {words.discard}
          </button>
        </div>
      )}
    </>
  );
}

function MessageText({ text }: { text: string }) {
  const { words } = speech;
  return (
    <>
      {linkify(text).map((part, index) =>
        part.href === undefined ? (
          part.text
        ) : (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {part.text}
            <span class="unseen"> ({words.opensNewTab})</span>
          </a>
        ),
      )}
    </>
  );
}
