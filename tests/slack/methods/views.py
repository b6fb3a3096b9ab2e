"""views.*: forms and home tabs."""

from __future__ import annotations

from dataclasses import dataclass

from tests.slack import bodies, forms
from tests.slack.strict import views
from tests.slack.triggers import Triggers
from tests.slack.workspace import Json, Refusal, View, Workspace


@dataclass(frozen=True, slots=True)
class Views:
    """What the app lays before people."""

    workspace: Workspace
    triggers: Triggers

    async def open(self, given: Json) -> Json:
        """views.open: a form for who did something a moment ago."""
        views.view(given["view"], "modal")
        user = self.triggers.use(given.get("trigger_id", ""))
        return {"view": bodies.view(self._new(user, given["view"]))}

    async def push(self, given: Json) -> Json:
        """views.push: a form on top of a form."""
        views.view(given["view"], "modal")
        user = self.triggers.use(given.get("trigger_id", ""))
        below = [each for each in self.workspace.views.values() if each.user == user]
        if not below:
            raise Refusal("not_found")
        return {"view": bodies.view(self.push_on(below[-1], given["view"]))}

    async def update(self, given: Json) -> Json:
        """views.update: other content for a form that is still open."""
        views.view(given["view"], "modal")
        view = self._find(given)
        if given.get("hash") and given["hash"] != view.hash:
            raise Refusal("hash_conflict")
        self.replace(view, given["view"])
        return {"view": bodies.view(view)}

    async def publish(self, given: Json) -> Json:
        """views.publish: somebody's home tab."""
        views.view(given["view"], "home")
        user = given["user_id"]
        if user not in self.workspace.users:
            raise Refusal("user_not_found")
        old = self.workspace.homes.get(user)
        if old and given.get("hash") and given["hash"] != old.hash:
            raise Refusal("hash_conflict")
        if old:
            self.replace(old, given["view"])
        else:
            self.workspace.homes[user] = self._made(user, given["view"])
        return {"view": bodies.view(self.workspace.homes[user])}

    def replace(self, view: View, body: Json) -> None:
        """Give a view other content; what was filled in stays where its field stays."""
        view.body = {**body, "blocks": self.workspace.named(body["blocks"])}
        view.hash = f"{self.workspace.ts()}.{self.workspace.fresh('', 8)}"
        fresh = forms.initial(view.body["blocks"])
        kept = {
            block: state
            for block, state in view.values.items()
            if block in fresh and state.keys() == fresh[block].keys()
        }
        view.values = fresh | kept

    def push_on(self, below: View, body: Json) -> View:
        """Lay a form on top of another."""
        view = self._new(below.user, body)
        view.root, view.previous = below.root, below.id
        return view

    def _new(self, user: str, body: Json) -> View:
        view = self._made(user, body)
        self.workspace.views[view.id] = view
        return view

    def _made(self, user: str, body: Json) -> View:
        made = self.workspace.fresh("V")
        view = View(made, user, body, "", made)
        self.replace(view, body)
        return view

    def _find(self, given: Json) -> View:
        if given.get("view_id"):
            view = self.workspace.views.get(given["view_id"])
        else:
            wanted = given.get("external_id")
            every = self.workspace.views.values()
            view = next((v for v in every if wanted and v.body.get("external_id") == wanted), None)
        if view is None:
            raise Refusal("not_found")
        return view
