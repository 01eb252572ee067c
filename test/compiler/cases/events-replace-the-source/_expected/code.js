// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
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
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"a\":{\"N\":\"", value_, "item.a", run, run.clean, 0) + "\"}";
      } else throw missing("item.a");
    }
    {
      let value_1;
      let part_;
      part_ = properties_["a"];
      if (typeof part_ === 'number' && run.digits !== undefined) part_ = exactMember(part_, "a", run.digits.get(properties_));
      value_1 = part_ === undefined || part_ === null ? undefined : "b " + textOf(part_, "item.b");
      if (value_1 !== undefined && value_1 !== null) value_1 = uppercase(value_1, "item.b", run);
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"b\":", value_1, "item.b", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = properties_["c"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "c", run.digits.get(properties_));
      if (value_2 === undefined || value_2 === null) {
        value_2 = properties_["a"];
        if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a", run.digits.get(properties_));
      }
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"c\":", value_2, "item.c", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let value_1;
    let held_;
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
      run.path = "item.a";
      value_ = (held_ = ((value_1 = properties_["a"]) !== undefined || !Array.isArray(event["properties"]) ? value_1 : eachValue(event["properties"])), (Number.isFinite(held_) ? held_ + 1 : arithmetic(held_, 1, "+", 14)));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"a\":{\"N\":\"", value_, "item.a", run, false, 0) + "\"}";
      } else throw missing("item.a");
    }
    {
      let value_2;
      let part_;
      part_ = properties_["a"];
      if (typeof part_ === 'number' && run.digits !== undefined) part_ = exactMember(part_, "a", run.digits.get(properties_));
      value_2 = part_ === undefined || part_ === null ? undefined : "b " + textOf(part_, "item.b");
      if (value_2 !== undefined && value_2 !== null) value_2 = uppercase(value_2, "item.b", run);
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"b\":", value_2, "item.b", run, false, 0);
      }
    }
    {
      let value_3;
      value_3 = properties_["c"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "c", run.digits.get(properties_));
      if (value_3 === undefined || value_3 === null) {
        value_3 = properties_["a"];
        if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "a", run.digits.get(properties_));
      }
      if (value_3 === null) value_3 = undefined;
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"c\":", value_3, "item.c", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    item = item + ",\"a\":{\"N\":\"7\"}";
    {
      let value_;
      value_ = literal;
      if (value_ !== undefined && value_ !== null) value_ = uppercase(value_, "item.b", run);
      if (value_ !== undefined) {
        item = appendValue(item + ",\"b\":", value_, "item.b", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["c"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "c", run.digits.get(properties_));
      if (value_1 === undefined || value_1 === null) {
        value_1 = properties_["a"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      }
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"c\":", value_1, "item.c", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const properties_ = asMap(event["properties"]);
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
      value_ = properties_["coupon"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "coupon", run.digits.get(properties_));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"a\":{\"N\":\"", value_, "item.a", run, run.clean, 0) + "\"}";
      } else throw missing("item.a");
    }
    {
      let value_1;
      value_1 = properties_["coupon"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "coupon", run.digits.get(properties_));
      if (value_1 !== undefined && value_1 !== null) value_1 = uppercase(value_1, "item.b", run);
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"b\":", value_1, "item.b", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = properties_["coupon"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "coupon", run.digits.get(properties_));
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"c\":", value_2, "item.c", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const properties_ = asMap(event["properties"]);
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
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendS(item + ",\"a\":{\"S\":\"", value_, "item.a", run, run.clean, 0) + "\"}";
      } else throw missing("item.a");
    }
    {
      let value_1;
      let part_;
      part_ = properties_["a"];
      if (typeof part_ === 'number' && run.digits !== undefined) part_ = exactMember(part_, "a", run.digits.get(properties_));
      value_1 = part_ === undefined || part_ === null ? undefined : "b " + textOf(part_, "item.b");
      if (value_1 !== undefined && value_1 !== null) value_1 = uppercase(value_1, "item.b", run);
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"b\":", value_1, "item.b", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = properties_["c"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "c", run.digits.get(properties_));
      if (value_2 === undefined || value_2 === null) {
        value_2 = properties_["a"];
        if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a", run.digits.get(properties_));
      }
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"c\":", value_2, "item.c", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const properties_ = asMap(event["properties"]);
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
      value_ = properties_["none"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "none", run.digits.get(properties_));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"a\":{\"N\":\"", value_, "item.a", run, run.clean, 0) + "\"}";
      }
    }
    {
      let value_1;
      let part_;
      part_ = properties_["a"];
      if (typeof part_ === 'number' && run.digits !== undefined) part_ = exactMember(part_, "a", run.digits.get(properties_));
      value_1 = part_ === undefined || part_ === null ? undefined : "b " + textOf(part_, "item.b");
      if (value_1 !== undefined && value_1 !== null) value_1 = uppercase(value_1, "item.b", run);
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"b\":", value_1, "item.b", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = properties_["c"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "c", run.digits.get(properties_));
      if (value_2 === undefined || value_2 === null) {
        value_2 = properties_["a"];
        if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a", run.digits.get(properties_));
      }
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"c\":", value_2, "item.c", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
