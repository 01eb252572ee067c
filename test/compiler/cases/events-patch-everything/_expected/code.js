// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const context_ = asMap(event["context"]);
    const consent_ = asMap(context_["consent"]);
    const properties_ = asMap(event["properties"]);
    const page_ = asMap(context_["page"]);
    let value_;
    if (consent_["analytics"] !== true) return run.filter('consent');
    run.path = 'when';
    if (((((value_ = properties_["go"]) !== undefined || !Array.isArray(event["properties"]) ? value_ : eachValue(event["properties"])) === true)) !== true) return run.filter('when');
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    run.condition = condition;
    let item = run.keyMembers;
    {
      let value_1;
      value_1 = properties_["a"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"a\":", value_1, "item.a", run, run.clean, 0);
      }
    }
    {
      let members_ = '';
      {
        let value_2;
        value_2 = page_["url"];
        if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "url", run.digits.get(page_));
        if (value_2 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"url\":" : ",\"url\":"), value_2, "item.page.url", run, run.clean, 1);
        }
      }
      {
        let value_3;
        value_3 = page_["title"];
        if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "title", run.digits.get(page_));
        if (value_3 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"title\":" : ",\"title\":"), value_3, "item.page.title", run, run.clean, 1);
        }
      }
      item = item + ",\"page\":{\"M\":{" + members_ + "}}";
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const context_ = asMap(event["context"]);
    const page_ = asMap(context_["page"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"a\":", value_, "item.a", run, run.clean, 0);
      }
    }
    {
      let members_ = '';
      {
        let value_1;
        value_1 = page_["url"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "url", run.digits.get(page_));
        if (value_1 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"url\":" : ",\"url\":"), value_1, "item.page.url", run, run.clean, 1);
        }
      }
      {
        let value_2;
        value_2 = page_["title"];
        if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "title", run.digits.get(page_));
        if (value_2 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"title\":" : ",\"title\":"), value_2, "item.page.title", run, run.clean, 1);
        }
      }
      item = item + ",\"page\":{\"M\":{" + members_ + "}}";
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const context_ = asMap(event["context"]);
    const consent_ = asMap(context_["consent"]);
    const properties_ = asMap(event["properties"]);
    const page_ = asMap(context_["page"]);
    let value_;
    if (consent_["ads"] !== true) return run.filter('consent');
    run.path = 'when';
    if (((((value_ = properties_["a"]) !== undefined || !Array.isArray(event["properties"]) ? value_ : eachValue$1(event["properties"])) === 1)) !== true) return run.filter('when');
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    run.condition = condition$1;
    let item = run.keyMembers;
    {
      let value_1;
      value_1 = properties_["a"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"a\":", value_1, "item.a", run, run.clean, 0);
      }
    }
    {
      let members_ = '';
      {
        let value_2;
        value_2 = page_["url"];
        if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "url", run.digits.get(page_));
        if (value_2 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"url\":" : ",\"url\":"), value_2, "item.page.url", run, run.clean, 1);
        }
      }
      {
        let value_3;
        value_3 = page_["title"];
        if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "title", run.digits.get(page_));
        if (value_3 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"title\":" : ",\"title\":"), value_3, "item.page.title", run, run.clean, 1);
        }
      }
      item = item + ",\"page\":{\"M\":{" + members_ + "}}";
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const context_ = asMap(event["context"]);
    const page_ = asMap(context_["page"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let operation_;
    {
      operation_ = literal;
    }
    if (readOperation(operation_, run) === 'delete') return '{"DeleteRequest":{"Key":{' + run.keyMembers + '}}}';
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"a\":", value_, "item.a", run, run.clean, 0);
      }
    }
    {
      let members_ = '';
      {
        let value_1;
        value_1 = page_["url"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "url", run.digits.get(page_));
        if (value_1 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"url\":" : ",\"url\":"), value_1, "item.page.url", run, run.clean, 1);
        }
      }
      {
        let value_2;
        value_2 = page_["title"];
        if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "title", run.digits.get(page_));
        if (value_2 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"title\":" : ",\"title\":"), value_2, "item.page.title", run, run.clean, 1);
        }
      }
      item = item + ",\"page\":{\"M\":{" + members_ + "}}";
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const context_ = asMap(event["context"]);
    const page_ = asMap(context_["page"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let members_ = '';
      {
        let value_;
        value_ = page_["url"];
        if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "url", run.digits.get(page_));
        if (value_ !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"url\":" : ",\"url\":"), value_, "item.page.url", run, run.clean, 1);
        }
      }
      {
        let value_1;
        value_1 = page_["path"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "path", run.digits.get(page_));
        if (value_1 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"path\":" : ",\"path\":"), value_1, "item.page.path", run, run.clean, 1);
        }
      }
      item = item + ",\"page\":{\"M\":{" + members_ + "}}";
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
