package worker

import "context"

// owner is one who has workers. What he holds is guarded by the registry's lock.
type owner struct {
	name     string
	workers  int
	sessions int // of all of them
	most     int // 0: any number
}

// full reports whether no worker of his may have another session.
func (o *owner) full() bool { return o != nil && o.most > 0 && o.sessions >= o.most }

// ownLocked makes a worker the one of whom registers it: what it has, he has.
func (r *Registry) ownLocked(ctx context.Context, w *Worker) {
	r.disownLocked(w)
	if r.cfg.Owner == nil {
		return
	}
	name, most := r.cfg.Owner(ctx)
	o := r.owners[name]
	if o == nil {
		o = &owner{name: name}
		r.owners[name] = o
	}
	o.most = most
	o.workers++
	o.sessions += len(w.sessions)
	w.owner = o
}

// disownLocked is the opposite. An owner without workers is forgotten.
func (r *Registry) disownLocked(w *Worker) {
	o := w.owner
	if o == nil {
		return
	}
	w.owner = nil
	o.workers--
	o.sessions -= len(w.sessions)
	if o.workers == 0 {
		delete(r.owners, o.name)
	}
}

// has counts sessions of the worker for its owner.
func (w *Worker) has(n int) {
	if w.owner != nil {
		w.owner.sessions += n
	}
}
