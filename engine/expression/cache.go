package expression

import (
	"container/list"
	"sync"
)

// MaxCached is how many expressions a Cache keeps.
const MaxCached = 256

// Cache compiles expressions, each once while it is in use or was lately. It is
// safe for concurrent use.
type Cache struct {
	language func() (*language, error) // made by the first expression

	mu     sync.Mutex // guards what follows
	recent *list.List // of *cached, the one used last in front
	byText map[string]*list.Element
}

type cached struct {
	text       string
	expression *Expression
}

// NewCache returns an empty cache.
func NewCache() *Cache {
	return &Cache{language: sync.OnceValues(newLanguage), recent: list.New(), byText: make(map[string]*list.Element)}
}

// Compile returns the expression of a text. The error is *InvalidError, or a
// fault of ours.
func (c *Cache) Compile(text string) (*Expression, error) {
	if e := c.find(text); e != nil {
		return e, nil
	}
	language, err := c.language()
	if err != nil {
		return nil, err
	}
	// Not under the lock: it takes long, and a second one for the same text does
	// no harm.
	e, err := language.compile(text)
	if err != nil {
		return nil, err
	}
	return c.keep(text, e), nil
}

// Len is the number of expressions that are kept.
func (c *Cache) Len() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.recent.Len()
}

func (c *Cache) find(text string) *Expression {
	c.mu.Lock()
	defer c.mu.Unlock()
	at := c.byText[text]
	if at == nil {
		return nil
	}
	c.recent.MoveToFront(at)
	return at.Value.(*cached).expression
}

// keep returns what is kept of the text: another one may have come first.
func (c *Cache) keep(text string, e *Expression) *Expression {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at := c.byText[text]; at != nil {
		return at.Value.(*cached).expression
	}
	c.byText[text] = c.recent.PushFront(&cached{text, e})
	if c.recent.Len() > MaxCached {
		oldest := c.recent.Remove(c.recent.Back()).(*cached)
		delete(c.byText, oldest.text)
	}
	return e
}
