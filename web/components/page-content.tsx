import type { Block, Inline } from '../../domain/studio/page/content.js';
import { pageSections } from '../../domain/studio/page/page.js';
import type { Language } from '../../domain/vocabulary.js';
import { pageWords } from '../../text/web-page.js';
import type { ContentView } from '../views/studio-page.js';

interface Shown {
  readonly content: ContentView;
  readonly picturesAt: string;
  readonly language: Language;
}

/** What a host wrote, section by section; an empty one is left out. Words are escaped as all others are: nothing here is HTML of theirs. */
export function PageContent({ content, picturesAt, language }: Shown) {
  const words = pageWords[language];
  return (
    <>
      {pageSections
        .filter((name) => content[name].length > 0)
        .map((name) => (
          <section class="card written" aria-labelledby={`page-${name}`}>
            <h2 id={`page-${name}`}>{words.sections[name]}</h2>
            <Blocks list={content[name]} picturesAt={picturesAt} />
          </section>
        ))}
    </>
  );
}

interface At {
  readonly picturesAt: string;
}

function Blocks({ list, picturesAt }: At & { readonly list: readonly Block[] }) {
  return (
    <>
      {list.map((block) => (
        <One block={block} picturesAt={picturesAt} />
      ))}
    </>
  );
}

function One({ block, picturesAt }: At & { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Parts list={block.parts} picturesAt={picturesAt} />
        </p>
      );
    case 'heading':
      return (
        <h3>
          <Parts list={block.parts} picturesAt={picturesAt} />
        </h3>
      );
    case 'list': {
      const items = block.items.map((item) => (
        <li>
          <Blocks list={item} picturesAt={picturesAt} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'quote':
      return (
        <blockquote>
          <Blocks list={block.blocks} picturesAt={picturesAt} />
        </blockquote>
      );
    case 'code':
      return <p class="asTyped">{block.text}</p>;
    case 'rule':
      return <hr />;
  }
}

function Parts({ list, picturesAt }: At & { readonly list: readonly Inline[] }) {
  return (
    <>
      {list.map((part) => (
        <Part part={part} picturesAt={picturesAt} />
      ))}
    </>
  );
}

function Part({ part, picturesAt }: At & { readonly part: Inline }) {
  switch (part.kind) {
    case 'text':
      return <>{part.text}</>;
    case 'code':
      return <code>{part.text}</code>;
    case 'break':
      return <br />;
    case 'strong':
      return (
        <strong>
          <Parts list={part.parts} picturesAt={picturesAt} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Parts list={part.parts} picturesAt={picturesAt} />
        </em>
      );
    case 'link':
      return (
        <a href={part.href} rel="ugc nofollow noopener noreferrer">
          <Parts list={part.parts} picturesAt={picturesAt} />
        </a>
      );
    case 'picture':
      return <img src={`${picturesAt}/${part.number}`} alt={part.words} loading="lazy" />;
  }
}
