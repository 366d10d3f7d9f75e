"""Write the examples of the API's description: real answers about the example articles.

python tools/api_examples.py            (a test compares them with what is answered)
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import httpx
import msgspec
from click.testing import CliRunner

from musnad.cli import main
from musnad.serve import Settings, application
from musnad.serve.api.examples import FILE, SENT, first_of

ROOT = Path(__file__).parents[1]
#: How each call is asked; {claim} and {story} are the ids of the shortest ones.
CALLS = {
    "/api/stats": "/api/stats",
    "/api/outlets": "/api/outlets",
    "/api/sources": "/api/sources",
    "/api/articles": "/api/articles?outlet=صحيفة الوادي&since=2024-05-16&limit=1",
    "/api/articles/{key}": "/api/articles/9",
    "/api/articles/{key}/reading": "/api/articles/9/reading",
    "/api/article": "/api/article?called=https://example.org/wadi/88",
    "/api/statements": "/api/statements?q=تشققات السد&act=deny&limit=1",
    "/api/search": "/api/search?q=تشققات السد&limit=1",
    "/api/speakers": "/api/speakers?kind=person&limit=1",
    "/api/speaker": "/api/speaker?name=رائد الكحلاوي&limit=1",
    "/api/stories": "/api/stories?q=حريق&limit=1",
    "/api/stories/{id}": "/api/stories/{story}",
    "/api/claims": "/api/claims?q=السد&disputed=true&limit=1",
    "/api/claims/{id}": "/api/claims/{claim}",
    "/api/copies": "/api/copies?lost_credit=true&limit=1",
    "/api/read": "/api/read",
    "/api/explain": "/api/explain?language=ar",
    "/api/trace": "/api/trace",
}


async def examples(ledger: Path) -> dict[str, Any]:
    """Of each call how it was asked, and what was answered."""
    app = application(Settings(ledger))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        claims = (await client.get("/api/claims?limit=200")).json()["items"]
        stories = (await client.get("/api/stories")).json()["items"]
        ids = {
            "claim": min(claims, key=lambda claim: (claim["members"], claim["id"]))["id"],
            "story": min(stories, key=lambda story: (story["articles"], story["id"]))["id"],
        }
        found = {}
        for path, template in CALLS.items():
            call = template
            for name, id in ids.items():
                call = call.replace(f"{{{name}}}", id)
            sent = SENT.get(path)
            answer = await (client.post(call, json=sent) if sent else client.get(call))
            answer.raise_for_status()
            found[path] = {"call": call, "answer": first_of(answer.json())}
    app.state.readers.close()
    return found


if __name__ == "__main__":
    import asyncio

    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "examples.db"
        articles = str(ROOT / "examples" / "outlets.jsonl")
        run = CliRunner().invoke(main, ["ingest", "--link", "--ledger", str(ledger), articles])
        assert run.exit_code == 0, run.output
        made = msgspec.json.encode(asyncio.run(examples(ledger)))
    (ROOT / "musnad" / "serve" / "api" / FILE).write_bytes(
        msgspec.json.format(made, indent=1) + b"\n"
    )
